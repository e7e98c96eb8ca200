import { randomUUID } from 'node:crypto';
import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import type { Message } from '@aws-sdk/client-sqs';
import type { Caller } from '../../access/caller';
import type { AccountPorts } from '../../account-ports';
import { roomOfEvent } from '../../capacity/sizes';
import { AwsError } from '../../errors/aws-error';
import type { Call } from '../../wire/operation';
import { messageIdentity } from './message-identity';
import type { PipesNeeds } from './needs';
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
  /** What else `DescribePipe` tells of it, as it was given. */
  readonly described: Pick<
    DescribePipeResponse,
    'Description' | 'LogConfiguration' | 'Tags' | 'TargetParameters'
  >;
}

export type PipePorts = Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'trace'
> &
  Pick<PipesNeeds, 'buses' | 'queues'>;

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
  const details = messages.map((message) => pipeRecord(message, props.sourceQueueArn, ports.account.region));
  // The messages hold the room for it until they are deleted.
  using passage = ports.capacity.room.enter(roomOfEvents(details));
  // Polling may be told to end meanwhile: a batch in hand is finished.
  const call = { caller, passage, signal: new AbortController().signal };
  const log = props.log.execution();
  log('EXECUTION_STARTED');
  log('TARGET_STAGE_ENTERED');
  log('TARGET_INVOCATION_STARTED');
  let entries: NonNullable<PutEventsResponse['Entries']>;
  try {
    entries = await putBatch(props, ports, call, messages, details);
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
  await deleteBatch(props, ports, call, taken);
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

function roomOfEvents(details: readonly string[]): number {
  return details.reduce((sum, detail) => sum + roomOfEvent(Buffer.byteLength(detail)), 0);
}

async function putBatch(
  { targetBusArn, source, detailType, resources }: PipeProps,
  { buses, identify }: PipePorts,
  call: Call,
  messages: readonly Message[],
  details: readonly string[],
): Promise<NonNullable<PutEventsResponse['Entries']>> {
  const { Entries = [] } = await buses.putEvents(call, {
    Entries: messages.map((message, index) => ({
      EventBusName: targetBusArn,
      Source: source,
      DetailType: detailType,
      Resources: [...resources],
      Detail: details[index] ?? '',
      transaction: messageIdentity(message, identify),
    })),
  });
  return Entries;
}

/** A message that is not deleted comes back, and its event is put once more: the pipe delivers at least once. */
async function deleteBatch(
  props: PipeProps,
  ports: PipePorts,
  call: Call,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return;
  const { Failed = [] } = await ports.queues.deleteMessageBatch(call, {
    queueArn: props.sourceQueueArn,
    Entries: messages.map(({ ReceiptHandle = '' }, index) => ({ Id: String(index), ReceiptHandle })),
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
