import type { Use } from '../price-list/charge';
import type { PriceId } from '../price-list/price-list';
import type {
  FunctionSettings,
  LogGroupSettings,
  PassedState,
  PipelineSettings,
} from '../settings/pipeline-settings';
import { functionMilliseconds, initMilliseconds, workflowMilliseconds } from './execution-time';
import { type Load, SECONDS_PER_MONTH } from './load';
import { accessLogBytes } from './log-records/access-log-record';
import { functionLogVolume, type LogVolume } from './log-records/function-log-records';
import { workflowLogVolume } from './log-records/workflow-log-records';
import { archiveGbMonths, logGbMonths } from './log-storage';
import {
  apiRequests,
  chunks,
  expressGbHours,
  expressMemoryMb,
  functionGbSeconds,
  GB_BYTES,
} from './metering';
import { answerBytes, eventBytes, messageBytes, recordBytes } from './payloads';
import { emptyReceivesPerSecond, messagesPerBatch } from './polling';
import { recordedShare } from './recorded-traces';

/** What a transaction needs at each hop, times the transactions of a load. */
export function usesOfTransactions(settings: PipelineSettings, load: Load): Use[] {
  const perTransaction = [
    ...apiUses(settings, load),
    ...queueUses(settings, load),
    ...busUses(settings, load),
    ...workflowUses(settings, load),
    ...functionUses(settings, load),
  ];
  return perTransaction.map(({ price, quantity }) => ({ price, quantity: quantity * load.transactions }));
}

/** What stands whether or not a transaction comes, for so many months. */
export function usesOfStanding(settings: PipelineSettings, months: number): Use[] {
  return [
    { price: 'alarmMetric', quantity: settings.alarmMetrics * months },
    { price: 'dashboard', quantity: settings.dashboards * months },
    { price: 'key', quantity: settings.keys * months },
    { price: 'keyRequest', quantity: settings.keys * keyRequestsPerMonth() * months },
  ];
}

/**
 * A queue asks KMS for a data key every five minutes by default, for each caller: the API that sends, the pipe that receives. How often
 * the bus, the workflow and the logs ask is not documented, and not counted.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
function keyRequestsPerMonth(): number {
  const callers = 2;
  return callers * (SECONDS_PER_MONTH / 300);
}

function apiUses({ accessLog, carriesRequestId }: PipelineSettings, { bytes }: Load): Use[] {
  return [
    { price: 'httpApiRequest', quantity: apiRequests(bytes) },
    { price: 'dataOut', quantity: answerBytes(carriesRequestId) / GB_BYTES },
    ...(accessLog ? logUses(accessLog, { bytes: accessLogBytes(accessLog.format), records: 1 }) : []),
  ];
}

function queueUses({ pipe, carriesRequestId }: PipelineSettings, { bytes, perSecond }: Load): Use[] {
  const message = messageBytes(bytes, carriesRequestId);
  const batch = pipe.batches === 'full' ? pipe.batchSize : messagesPerBatch(perSecond, pipe.batchSize);
  const empty = pipe.batches === 'full' ? 0 : emptyReceivesPerSecond(perSecond) / perSecond;
  const send = chunks(message);
  const receive = chunks(batch * message) / batch;
  const remove = 1 / batch;
  return [{ price: 'queueRequest', quantity: send + receive + remove + empty }];
}

function busUses({ archive, carriesRequestId }: PipelineSettings, { bytes }: Load): Use[] {
  const record = recordBytes(bytes, carriesRequestId);
  const event = eventBytes(bytes, carriesRequestId);
  return [
    // Whether a batch is one request of a pipe or as many as it has messages is not documented: the latter is more.
    { price: 'pipeRequest', quantity: chunks(record) },
    { price: 'customEvent', quantity: chunks(record) },
    ...(archive
      ? [
          { price: 'archivedData' as const, quantity: event / GB_BYTES },
          { price: 'archiveStorage' as const, quantity: archiveGbMonths(event, archive.retentionDays) },
        ]
      : []),
  ];
}

function workflowUses({ workflow, functions, carriesRequestId }: PipelineSettings, load: Load): Use[] {
  const event = eventBytes(load.bytes, carriesRequestId);
  const states = flatten(workflow.path);
  const parallelSteps = states.filter(({ type }) => type === 'Parallel' || type === 'Map').length;
  const functionMs = functions.reduce(
    (sum, { memoryMb }) => sum + functionMilliseconds(load.bytes, memoryMb),
    0,
  );
  const memoryMb = expressMemoryMb(workflow.definitionBytes, event, parallelSteps);
  const milliseconds = workflowMilliseconds(
    states.map(({ type }) => type),
    functionMs,
  );
  const traced = workflow.tracing || functions.some(({ tracing }) => tracing);
  return [
    { price: 'expressRequest', quantity: 1 },
    { price: 'expressDuration', quantity: expressGbHours(milliseconds, memoryMb) },
    ...states.flatMap((state) => taskUses(state, event)),
    ...logUses(workflow, workflowLogVolume(workflow, event)),
    // A trace goes through workflow and functions, and is one.
    ...(traced ? [{ price: 'recordedTrace' as const, quantity: recordedShare(load.perSecond) }] : []),
  ];
}

/** What a task costs that calls something other than a function. What is not among these is not counted. */
const TASK_PRICES: readonly {
  readonly resource: RegExp;
  readonly price: PriceId;
  readonly isChunked?: true;
}[] = [
  { resource: /:dynamodb:(?:put|update|delete)Item$/, price: 'tableWrite' },
  { resource: /:dynamodb:getItem$/, price: 'tableRead' },
  { resource: /:sqs:sendMessage$/, price: 'queueRequest', isChunked: true },
  { resource: /:(?:events|eventbridge):putEvents$/, price: 'customEvent', isChunked: true },
  { resource: /:states:startExecution|:sfn:start(?:Sync)?Execution$/, price: 'expressRequest' },
];

function taskUses({ resource = '' }: PassedState, bytes: number): Use[] {
  return TASK_PRICES.filter((task) => task.resource.test(resource)).map(({ price, isChunked }) => ({
    price,
    quantity: isChunked ? chunks(bytes) : 1,
  }));
}

function functionUses({ functions }: PipelineSettings, load: Load): Use[] {
  return functions.flatMap((settings) => [
    { price: 'functionRequest', quantity: 1 },
    functionDuration(settings, load),
    ...logUses(settings, functionLogVolume(settings, load.bytes)),
  ]);
}

function functionDuration({ architecture, memoryMb }: FunctionSettings, { bytes, perSecond }: Load): Use {
  const milliseconds = functionMilliseconds(bytes, memoryMb);
  return {
    price: architecture === 'arm64' ? 'functionDurationArm' : 'functionDurationX86',
    quantity:
      functionGbSeconds(milliseconds, memoryMb) + (initMilliseconds(perSecond) / 1_000) * (memoryMb / 1_024),
  };
}

/** CloudWatch Logs charges by the GB; whether it counts the 26 bytes beside each record on the way in is not said: no. */
function logUses({ logClass, retentionDays }: LogGroupSettings, { bytes, records }: LogVolume): Use[] {
  return [
    {
      price: logClass === 'STANDARD' ? 'logIngestion' : 'infrequentLogIngestion',
      quantity: bytes / GB_BYTES,
    },
    { price: 'logStorage', quantity: logGbMonths(bytes, records, retentionDays) },
  ];
}

/** All states of a path, those inside others included. */
export function flatten(path: readonly PassedState[]): PassedState[] {
  return path.flatMap((state) => [state, ...flatten(state.inner ?? [])]);
}
