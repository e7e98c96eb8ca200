import type { Template } from 'aws-cdk-lib/assertions';
import { synthesizePipeline } from '../synthesized-stack';
import {
  type AlarmProperties,
  alarmsOf,
  describeMetric,
  dimensionsOf,
  queueDimensions,
  undecryptableDimensions,
} from './alarms-under-test';

let template: Template;
let alarms: Record<string, AlarmProperties>;

beforeAll(() => {
  template = synthesizePipeline({ encryption: 'customer-managed' });
  alarms = alarmsOf(template);
});

const deadLetterQueues: [queue: string, of: () => Record<string, unknown>][] = [
  ['Undelivered', () => queueDimensions(template, 'UndeliveredQueueUrl')],
  ['Undecryptable', () => undecryptableDimensions(template)],
  ['Unprocessed', () => queueDimensions(template, 'UnprocessedQueueUrl')],
];

describe.each(deadLetterQueues)('dead letters that are left lying in %s', (queue, dimensions) => {
  test('alarm when the queue has not been empty for 5 days of 6, read or unread, counted by the hour', () => {
    const { Metrics, Threshold, DatapointsToAlarm, EvaluationPeriods } = alarms[`${queue}GetsOld`]!;
    const [expression, ...others] = Metrics;
    expect(expression?.Expression).toMatch(/waiting.+ \+ .+inFlight/);
    expect(others.map(describeMetric)).toEqual([
      'AWS/SQS ApproximateNumberOfMessagesVisible Minimum',
      'AWS/SQS ApproximateNumberOfMessagesNotVisible Minimum',
    ]);
    expect(others.map(dimensionsOf)).toEqual([dimensions(), dimensions()]);
    expect(others.map(({ MetricStat }) => MetricStat?.Period)).toEqual([3_600, 3_600]);
    expect([Threshold, DatapointsToAlarm, EvaluationPeriods]).toEqual([1, 5 * 24, 6 * 24]);
  });

  // AWS's page has the metrics of a queue end six hours after its last use, whatever is in it.
  test('count on while the queue sends no metrics, as it was when it sent some', () => {
    const [expression, ...others] = alarms[`${queue}GetsOld`]!.Metrics;
    for (const { Id } of others) expect(expression?.Expression).toContain(`FILL(${Id}, REPEAT)`);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  test('are looked back at for no longer than an alarm can: seven days', () => {
    const { EvaluationPeriods, Metrics } = alarms[`${queue}GetsOld`]!;
    expect(EvaluationPeriods * (Metrics[1]?.MetricStat?.Period ?? NaN)).toBeLessThanOrEqual(7 * 86_400);
  });

  test('alarm in time: after 4 days in the source queue, and 6 here, there are days left of the 14', () => {
    const { EvaluationPeriods } = alarms[`${queue}GetsOld`]!;
    expect(4 + EvaluationPeriods / 24).toBeLessThanOrEqual(14 - 4);
  });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
test('no data changes nothing about dead letters, whose queue has no metrics while nobody uses it; else it is no alarm', () => {
  const aboutDeadLetters = deadLetterQueues.flatMap(([queue]) => [`${queue}NotEmpty`, `${queue}GetsOld`]);
  const ignoring = Object.entries(alarms).filter(([, { TreatMissingData }]) => TreatMissingData === 'ignore');
  expect(ignoring.map(([name]) => name).sort()).toEqual(aboutDeadLetters.sort());
  const others = Object.values(alarms).filter(({ TreatMissingData }) => TreatMissingData !== 'ignore');
  expect(new Set(others.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['notBreaching']));
});

test('no number is made up where a metric has no data at all: FILL has nothing to fill then', () => {
  expect(JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'))).not.toMatch(
    /FILL\(\w+, (?!REPEAT)/,
  );
});
