import type { GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { MetricName, MetricPoint } from '../metrics';
import type { CloudWatchPorts } from '../ports';

const STATISTICS = {
  Sum: ({ sum }: MetricPoint) => sum,
  SampleCount: ({ count }: MetricPoint) => count,
  Maximum: ({ highest }: MetricPoint) => highest,
  Average: ({ sum, count }: MetricPoint) => sum / count,
} as const;

const moment = z.number().transform((seconds) => new Date(seconds * 1000));

const metricStat = z.object({
  Metric: z.object({
    Namespace: z.string().min(1).max(255),
    MetricName: z.string().min(1).max(255),
    Dimensions: z
      .array(z.object({ Name: z.string(), Value: z.string() }))
      .max(30)
      .default([]),
  }),
  Period: z.number().int().min(1),
  Stat: z.string(),
  Unit: z.string().optional(),
});

const query = z.object({
  Id: z.string().regex(/^[a-z][A-Za-z0-9_]{0,254}$/),
  MetricStat: metricStat.optional(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
});

export const getMetricData = operation({
  name: 'GetMetricData',
  input: z.object({
    MetricDataQueries: z.array(query).max(500),
    StartTime: moment,
    EndTime: moment,
    ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
    // Everything that is kept fits into one answer.
    NextToken: z.undefined().optional(),
    MaxDatapoints: z.number().int().optional(),
    LabelOptions: z.object({ Timezone: z.string().optional() }).optional(),
  }),
  authorize: () => '*',
  run: ({ MetricDataQueries, StartTime, EndTime, ScanBy }, { metrics }: CloudWatchPorts) => {
    if (StartTime >= EndTime) {
      throw new AwsError(
        'ValidationError',
        'The parameter StartTime must be less than the parameter EndTime.',
      );
    }
    const results = MetricDataQueries.filter(({ ReturnData }) => ReturnData).map(
      ({ Id, MetricStat, Expression, Label }) => {
        if (!MetricStat || Expression !== undefined) throw notRun(`the expression of ${Id}`);
        const { Metric, Period, Stat } = MetricStat;
        const name = nameOf(Metric);
        if (!metrics.has(name))
          throw notRun(`the metric ${name.namespace} ${name.metric} by ${name.dimension}`);
        if (!isStatistic(Stat)) throw notRun(`the statistic ${Stat}`);
        if (Period % 60 !== 0) throw notRun(`a period of ${Period} s`);
        const points = inPeriods(metrics.points(name, StartTime.getTime(), EndTime.getTime()), Period * 1000);
        if (ScanBy === 'TimestampDescending') points.reverse();
        return {
          Id,
          Label: Label ?? Metric.MetricName,
          Timestamps: points.map(({ time }) => new Date(time)),
          Values: points.map(STATISTICS[Stat]),
          StatusCode: 'Complete' as const,
        };
      },
    );
    return { MetricDataResults: results, Messages: [] } satisfies GetMetricDataOutput;
  },
});

function nameOf({ Namespace, MetricName, Dimensions }: z.output<typeof metricStat>['Metric']): MetricName {
  return {
    namespace: Namespace,
    metric: MetricName,
    dimension: Dimensions.map(({ Name }) => Name).join(', '),
    value: Dimensions[0]?.Value ?? '',
  };
}

function isStatistic(text: string): text is keyof typeof STATISTICS {
  return Object.hasOwn(STATISTICS, text);
}

/** Minutes, gathered into periods. */
function inPeriods(minutes: readonly MetricPoint[], periodMs: number): MetricPoint[] {
  const periods = new Map<number, MetricPoint>();
  for (const { time, sum, count, highest } of minutes) {
    const begin = Math.floor(time / periodMs) * periodMs;
    const before = periods.get(begin) ?? { time: begin, sum: 0, count: 0, highest: -Infinity };
    periods.set(begin, {
      time: begin,
      sum: before.sum + sum,
      count: before.count + count,
      highest: Math.max(before.highest, highest),
    });
  }
  return [...periods.values()];
}

function notRun(what: string): AwsError {
  return new AwsError('InvalidParameterValue', `The local run does not have ${what}.`);
}
