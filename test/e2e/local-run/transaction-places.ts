import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { TestRun } from './run';

/** Where transactions were found, by real clients: the id and the body of each. */
export interface Found {
  readonly logged: readonly Place[];
  readonly undelivered: readonly Place[];
  readonly unprocessed: readonly Place[];
  /** Still in the source queue. */
  readonly waiting: readonly Place[];
}

export interface Place {
  readonly apiRequestId: string | undefined;
  readonly body: string | undefined;
  /** The texts of a message's attributes. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/**
 * Takes everything out of every queue, and reads the function's log.
 *
 * @param since when the log is read from, in milliseconds since the epoch @default - from its beginning
 */
export async function findTransactions(run: TestRun, since = 0): Promise<Found> {
  const configuration = {
    endpoint: run.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const sqs = new SQSClient(configuration);
  const logs = new CloudWatchLogsClient(configuration);
  try {
    return {
      logged: await logged(logs, run.output('LogGroupName'), since),
      undelivered: (await drain(sqs, run.output('UndeliveredQueueUrl'))).map(rawMessage),
      unprocessed: (await drain(sqs, run.output('UnprocessedQueueUrl'))).map(deadLetter),
      waiting: (await drain(sqs, run.output('QueueUrl'))).map(rawMessage),
    };
  } finally {
    sqs.destroy();
    logs.destroy();
  }
}

async function logged(
  client: CloudWatchLogsClient,
  logGroupName: string,
  startTime: number,
): Promise<Place[]> {
  const found: Place[] = [];
  for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName, startTime })) {
    for (const { message = '' } of events) {
      const record = (JSON.parse(message) as { message?: Partial<Place> }).message;
      if (record?.body !== undefined) {
        found.push({ apiRequestId: record.apiRequestId, body: record.body, attributes: {} });
      }
    }
  }
  return found;
}

async function drain(client: SQSClient, QueueUrl: string): Promise<Message[]> {
  const found: Message[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    if (Messages.length === 0) return found;
    for (const { ReceiptHandle } of Messages) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    found.push(...Messages);
  }
}

function attributesOf({ MessageAttributes = {} }: Message): Place['attributes'] {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
  );
}

function rawMessage(message: Message): Place {
  const attributes = attributesOf(message);
  return { apiRequestId: attributes.apiRequestId, body: message.Body, attributes };
}

/** A dead letter holds the whole event. */
function deadLetter(message: Message): Place {
  const { detail } = JSON.parse(message.Body ?? '') as {
    detail: { body: string; messageAttributes: { apiRequestId: { stringValue: string } } };
  };
  const apiRequestId = detail.messageAttributes.apiRequestId.stringValue;
  return { apiRequestId, body: detail.body, attributes: attributesOf(message) };
}
