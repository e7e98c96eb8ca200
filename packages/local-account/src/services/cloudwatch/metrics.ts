import { resourceNameOf } from '../../arn';
import type { Clock } from '../../clock/clock';
import type { Trace } from '../../trace/trace';
import type { TraceRecord } from '../../trace/trace-record';
import type { QueueGauge } from './queue-gauge';

const MINUTE_MS = 60_000;

/** So long is counted back: AWS keeps minutes for 15 days. */
const KEPT_MINUTES = 24 * 60;

/** What a metric is told apart by. */
export interface MetricName {
  readonly namespace: string;
  readonly metric: string;
  /** Of its one dimension. */
  readonly dimension: string;
  readonly value: string;
}

/** What was counted, or measured, in one minute. */
export interface MetricPoint {
  /** The minute's begin, in epoch milliseconds. */
  readonly time: number;
  readonly sum: number;
  readonly count: number;
  readonly highest: number;
}

/** The metrics that are counted, by namespace, with the dimension of each. */
const COUNTED = new Map([
  [
    'AWS/SQS',
    {
      dimension: 'QueueName',
      metrics: ['NumberOfMessagesSent', 'NumberOfMessagesReceived', 'NumberOfMessagesDeleted'],
    },
  ],
  [
    'AWS/States',
    {
      dimension: 'StateMachineArn',
      metrics: [
        'ExecutionsStarted',
        'ExecutionsSucceeded',
        'ExecutionsFailed',
        'ExecutionsTimedOut',
        'ExecutionsAborted',
      ],
    },
  ],
  ['AWS/Lambda', { dimension: 'FunctionName', metrics: ['Invocations', 'Errors'] }],
]);

/** Of queues, what is measured when it is asked for. */
const MEASURED = new Map<string, (queue: QueueGauge, now: number) => number>([
  [
    'ApproximateAgeOfOldestMessage',
    ({ oldestEnqueuedAt }, now) =>
      oldestEnqueuedAt === undefined ? 0 : Math.max(0, Math.floor((now - oldestEnqueuedAt) / 1000)),
  ],
  ['ApproximateNumberOfMessagesVisible', ({ visible }) => visible],
  ['ApproximateNumberOfMessagesNotVisible', ({ inFlight }) => inFlight],
]);

const EXECUTION_ENDS = {
  SUCCEEDED: 'ExecutionsSucceeded',
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
} as const;

export interface MetricsProps {
  readonly clock: Pick<Clock, 'now'>;
  readonly trace: Pick<Trace, 'subscribe'>;
  /** @returns undefined for a queue that is not there */
  readonly queue: (name: string) => QueueGauge | undefined;
}

/** What happens in the account, counted by the minute, for a day. */
export class Metrics {
  private readonly series = new Map<string, Map<number, number>>();
  readonly stop: () => void;

  constructor(private readonly props: MetricsProps) {
    this.stop = props.trace.subscribe((record) => this.take(record));
  }

  /** Whether there is such a metric here. */
  has({ namespace, metric, dimension }: MetricName): boolean {
    const known = COUNTED.get(namespace);
    if (known?.dimension !== dimension) return false;
    return known.metrics.includes(metric) || (namespace === 'AWS/SQS' && MEASURED.has(metric));
  }

  /** The minutes in which there was anything, from the first to the last, in epoch milliseconds. What is measured has one: this one. */
  points({ namespace, metric, value }: MetricName, from: number, to: number): MetricPoint[] {
    const measure = namespace === 'AWS/SQS' ? MEASURED.get(metric) : undefined;
    const now = this.props.clock.now();
    const minutes: ReadonlyMap<number, number> = measure
      ? this.measured(measure, value, now)
      : (this.series.get(keyOf(namespace, metric, nameOf(namespace, value))) ?? new Map<number, number>());
    return [...minutes]
      .map(([minute, sum]) => {
        const time = minute * MINUTE_MS;
        return measure ? { time, sum, count: 1, highest: sum } : { time, sum, count: sum, highest: 1 };
      })
      .filter(({ time }) => time + MINUTE_MS > from && time < to)
      .sort((one, other) => one.time - other.time);
  }

  private measured(
    measure: (queue: QueueGauge, now: number) => number,
    queueName: string,
    now: number,
  ): Map<number, number> {
    const queue = this.props.queue(queueName);
    return new Map(queue ? [[Math.floor(now / MINUTE_MS), measure(queue, now)]] : []);
  }

  private take(record: TraceRecord): void {
    for (const [namespace, metric] of metricsOf(record)) this.count(namespace, metric, record);
  }

  private count(namespace: string, metric: string, { resource, time }: TraceRecord): void {
    const key = keyOf(namespace, metric, nameOf(namespace, resource));
    let minutes = this.series.get(key);
    if (!minutes) this.series.set(key, (minutes = new Map<number, number>()));
    const minute = Math.floor(time / MINUTE_MS);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    if (minutes.size <= KEPT_MINUTES) return;
    const [oldest = 0] = minutes.keys();
    minutes.delete(oldest);
  }
}

/** What a happening counts for. */
function metricsOf(record: TraceRecord): (readonly [namespace: string, metric: string])[] {
  if (record.what === 'MessageSent') return [['AWS/SQS', 'NumberOfMessagesSent']];
  if (record.what === 'MessageReceived') return [['AWS/SQS', 'NumberOfMessagesReceived']];
  if (record.what === 'MessageDeleted') return [['AWS/SQS', 'NumberOfMessagesDeleted']];
  if (record.what === 'ExecutionStarted') return [['AWS/States', 'ExecutionsStarted']];
  if (record.what === 'ExecutionEnded') return [['AWS/States', EXECUTION_ENDS[record.status]]];
  if (record.what !== 'FunctionEnded') return [];
  const invocation = ['AWS/Lambda', 'Invocations'] as const;
  return record.error === undefined ? [invocation] : [invocation, ['AWS/Lambda', 'Errors']];
}

/** The trace has a queue by its name, a machine by its name or ARN, and a function by its ARN. */
function nameOf(namespace: string, resource: string): string {
  return namespace === 'AWS/SQS' || !resource.includes(':') ? resource : resourceNameOf(resource);
}

/** Only the last part may have spaces. */
function keyOf(namespace: string, metric: string, name: string): string {
  return `${namespace} ${metric} ${name}`;
}
