import { paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { StackUnderTest } from './stack-under-test';

/** Long enough for a cold start and for logs to arrive on AWS. */
const DEADLINE_MS = 60_000;

/** What the function logs of a transaction. */
export interface LoggedTransaction {
  readonly apiRequestId: string;
  readonly messageId: string;
  readonly body: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly eventId: string;
  readonly eventTime: string;
  readonly replayName?: string;
}

/** What the API answered. */
export interface Answer {
  readonly status: number;
  readonly apiRequestId: string;
  readonly text: string;
}

/** Posts a body to the API, byte for byte. */
export async function post({ outputs }: StackUnderTest, body: string | Buffer): Promise<Answer> {
  const response = await fetch(outputs.ApiEndpoint!, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return {
    status: response.status,
    apiRequestId: response.headers.get('apigw-requestid') ?? '',
    text: await response.text(),
  };
}

/** What the function has logged of the transaction so far: one record each time that it arrived. */
export async function recordsOf(
  { logs, outputs }: Pick<StackUnderTest, 'logs' | 'outputs'>,
  apiRequestId: string,
): Promise<LoggedTransaction[]> {
  const records: LoggedTransaction[] = [];
  // A page of AWS's may be empty though there are more.
  const pages = paginateFilterLogEvents(
    { client: logs },
    { logGroupName: outputs.LogGroupName, filterPattern: `"${apiRequestId}"` },
  );
  for await (const { events = [] } of pages) {
    for (const { message = '' } of events) {
      records.push((JSON.parse(message) as { message: LoggedTransaction }).message);
    }
  }
  return records.filter((record) => record.apiRequestId === apiRequestId);
}

/** Waits until the function has logged the transaction. */
export async function logged(stack: StackUnderTest, apiRequestId: string): Promise<LoggedTransaction> {
  return eventually(
    `the log record of ${apiRequestId}`,
    async () => (await recordsOf(stack, apiRequestId))[0],
  );
}

/** Waits until the transaction's event is in the unprocessed queue, and takes it out. */
export async function unprocessed({ sqs, outputs }: StackUnderTest, apiRequestId: string): Promise<Message> {
  const QueueUrl = outputs.UnprocessedQueueUrl;
  return eventually(`the dead letter of ${apiRequestId}`, async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 1,
        VisibilityTimeout: 1,
      }),
    );
    const found = Messages.find(({ Body }) => Body?.includes(apiRequestId));
    if (found) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle }));
    return found;
  });
}

/**
 * Looks until there is something to see.
 *
 * @param withinMs @default - a minute
 * @throws Error when the deadline passes first
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  withinMs = DEADLINE_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${withinMs} ms in vain for ${what}`);
}
