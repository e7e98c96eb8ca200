import { randomUUID } from 'node:crypto';
import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { Message } from '@aws-sdk/client-sqs';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { AwsError } from '../../errors/aws-error';
import type { Trace } from '../../trace/trace';
import type { EventsService } from '../events/events-service';
import type { Faults, PutEntries } from '../faults';
import { queueUrlOf } from '../queue-url';
import type { SqsService } from '../sqs';
import type { PipeLog, PipeStepError } from './pipe-log';
import { pipeRecord } from './pipe-record';

export interface PipeProps {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly sourceQueueArn: string;
  readonly batchSize: number;
  readonly targetBusArn: string;
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly log: PipeLog;
}

export interface PipePorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  readonly sqs: SqsService;
  readonly events: EventsService;
  /** @default - nothing fails on purpose */
  readonly faults?: Pick<Faults, 'putEvents'>;
}

/**
 * One execution of a pipe: puts a batch on the bus and deletes from the queue what the bus took. What it did not take stays
 * in the queue and comes back by the visibility timeout, until the queue's own redrive policy moves it away. AWS says that it
 * also repeats what can be repeated at once; how often is not known, and is not done here.
 *
 * @param caller the pipe's role
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
export async function executePipe(
  props: PipeProps,
  ports: PipePorts,
  caller: Caller,
  messages: readonly Message[],
): Promise<void> {
  const log = props.log.execution();
  log('EXECUTION_STARTED');
  log('TARGET_STAGE_ENTERED');
  log('TARGET_INVOCATION_STARTED');
  let entries: NonNullable<PutEventsResponse['Entries']>;
  try {
    entries = await putEvents(props, ports, caller, messages);
  } catch (error) {
    const failure = stepError(recordFailure(props, ports, error, messages.length));
    log('TARGET_INVOCATION_FAILED', failure);
    log('TARGET_STAGE_FAILED', failure);
    log('EXECUTION_FAILED', failure);
    return;
  }
  const taken = messages.filter((_, index) => entries[index]?.EventId !== undefined);
  const [refused] = entries.filter(({ ErrorCode }) => ErrorCode !== undefined);
  if (refused) {
    const error = new AwsError(refused.ErrorCode ?? '', refused.ErrorMessage ?? '');
    const failure = stepError(recordFailure(props, ports, error, messages.length - taken.length));
    log('TARGET_INVOCATION_PARTIALLY_FAILED', failure);
    log('TARGET_STAGE_PARTIALLY_FAILED', failure);
    log('EXECUTION_PARTIALLY_FAILED', failure);
  } else {
    log('TARGET_INVOCATION_SUCCEEDED');
    log('TARGET_STAGE_SUCCEEDED');
    log('EXECUTION_SUCCEEDED');
  }
  await deleteMessages(props, ports, caller, taken);
}

/** Writes a failure of the pipe to the trace. @throws whatever is no AwsError: a defect */
export function recordFailure(
  { name }: PipeProps,
  { trace }: PipePorts,
  error: unknown,
  messages: number,
): AwsError {
  if (!(error instanceof AwsError)) throw error;
  trace.record(name, {}, { what: 'PipeBatchFailed', error: `${error.code}: ${error.message}`, messages });
  return error;
}

async function putEvents(
  { sourceQueueArn, targetBusArn, source, detailType, resources }: PipeProps,
  { account, events, faults }: PipePorts,
  caller: Caller,
  messages: readonly Message[],
): Promise<NonNullable<PutEventsResponse['Entries']>> {
  const request = messages.map((message) => ({
    EventBusName: targetBusArn,
    Source: source,
    DetailType: detailType,
    Resources: [...resources],
    Detail: pipeRecord(message, sourceQueueArn, account.region),
  }));
  const put: PutEntries = (entries) => events.putEvents(caller, entries);
  const { Entries = [] } = await (faults?.putEvents?.(request, put) ?? put(request));
  return Entries;
}

/** A message that is not deleted comes back, and its event is put once more: the pipe delivers at least once. */
async function deleteMessages(
  props: PipeProps,
  ports: PipePorts,
  caller: Caller,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return;
  const { Failed = [] } = await ports.sqs.deleteMessageBatch(caller, {
    QueueUrl: queueUrlOf(props.sourceQueueArn),
    Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
  });
  const [failed] = Failed;
  if (!failed) return;
  recordFailure(props, ports, new AwsError(failed.Code ?? '', failed.Message ?? ''), Failed.length);
}

function stepError({ code, message, httpStatus }: AwsError): PipeStepError {
  return {
    httpStatusCode: httpStatus,
    message: `${code}: ${message}`,
    details: '',
    awsService: 'events',
    requestId: randomUUID(),
  };
}
