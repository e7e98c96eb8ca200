import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';

/** The queues, by the output that has the address of each. */
export const QUEUES = {
  queue: 'QueueUrl',
  undelivered: 'UndeliveredQueueUrl',
  unprocessed: 'UnprocessedQueueUrl',
} as const;

export type QueueRole = keyof typeof QUEUES;

/** What CloudWatch has counted. What it has no data points of is absent. */
export interface PipelineMetrics {
  /** In seconds, as last measured. */
  readonly oldest: Readonly<Partial<Record<QueueRole, number>>>;
  readonly accepted: number;
  readonly processed: number;
  readonly failed: number;
}

const PERIOD_SECONDS = 60;

/** SQS measures each minute, and tells some minutes later. */
const AGE_WITHIN_MS = 10 * 60_000;

const FAILED = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'];

/**
 * @param lastMs how far back is counted, in milliseconds
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export async function readMetrics(
  { cloudWatch }: Pick<Connection, 'cloudWatch'>,
  stack: DeployedStack,
  { now, lastMs, signal }: { readonly now: number; readonly lastMs: number; readonly signal: AbortSignal },
): Promise<PipelineMetrics> {
  const queueName = (role: QueueRole) => stack.output(QUEUES[role]).split('/').at(-1) ?? '';
  const ages = Object.keys(QUEUES).map((role) =>
    query(`${role}_oldest`, {
      namespace: 'AWS/SQS',
      metric: 'ApproximateAgeOfOldestMessage',
      dimension: ['QueueName', queueName(role as QueueRole)],
      statistic: 'Maximum',
    }),
  );
  const executions = ['ExecutionsSucceeded', ...FAILED].map((metric) =>
    query(metric.toLowerCase(), {
      namespace: 'AWS/States',
      metric,
      dimension: ['StateMachineArn', stack.output('StateMachineArn')],
      statistic: 'Sum',
    }),
  );
  const sent = query('sent', {
    namespace: 'AWS/SQS',
    metric: 'NumberOfMessagesSent',
    dimension: ['QueueName', queueName('queue')],
    statistic: 'Sum',
  });
  const series = new Map<string, Series>();
  let NextToken: string | undefined;
  do {
    const page = await cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [...ages, ...executions, sent],
        StartTime: new Date(now - Math.max(lastMs, AGE_WITHIN_MS)),
        EndTime: new Date(now),
        ScanBy: 'TimestampDescending',
        NextToken,
      }),
      { abortSignal: signal },
    );
    for (const { Id = '', Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const points = Timestamps.map((time, index) => ({ time: time.getTime(), value: Values[index] ?? 0 }));
      series.set(Id, [...(series.get(Id) ?? []), ...points]);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const since = (ms: number, id: string) => (series.get(id) ?? []).filter(({ time }) => time >= now - ms);
  const sum = (id: string) => since(lastMs, id).reduce((total, { value }) => total + value, 0);
  return {
    oldest: Object.fromEntries(
      Object.keys(QUEUES).flatMap((role) => {
        const [latest] = since(AGE_WITHIN_MS, `${role}_oldest`);
        return latest ? [[role, latest.value]] : [];
      }),
    ),
    accepted: sum('sent'),
    processed: sum('executionssucceeded'),
    failed: FAILED.reduce((total, metric) => total + sum(metric.toLowerCase()), 0),
  };
}

/** The latest first. */
type Series = readonly { readonly time: number; readonly value: number }[];

interface Measure {
  readonly namespace: string;
  readonly metric: string;
  readonly dimension: readonly [name: string, value: string];
  readonly statistic: 'Sum' | 'Maximum';
}

function query(
  Id: string,
  { namespace, metric, dimension: [Name, Value], statistic }: Measure,
): MetricDataQuery {
  return {
    Id,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: metric, Dimensions: [{ Name, Value }] },
      Period: PERIOD_SECONDS,
      Stat: statistic,
    },
  };
}
