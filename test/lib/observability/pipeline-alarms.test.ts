import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput, synthesizePipeline } from '../synthesized-stack';
import { arn, onlyResource, ref, resourcesOf } from '../template-resources';

interface MetricQuery {
  readonly Id: string;
  readonly Label?: string;
  readonly Expression?: string;
  readonly MetricStat?: {
    readonly Metric: {
      Namespace: string;
      MetricName: string;
      Dimensions: { Name: string; Value: unknown }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmName?: string;
  readonly Metrics: readonly MetricQuery[];
  readonly Threshold: number;
  readonly TreatMissingData: string;
  readonly DatapointsToAlarm: number;
  readonly EvaluationPeriods: number;
}

let template: Template;
let alarms: Record<string, AlarmProperties>;

beforeAll(() => {
  // Encrypted, there is one alarm more.
  template = synthesizePipeline({ encryption: 'customer-managed' });
  alarms = Object.fromEntries(
    Object.entries(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(([logicalId, { Properties }]) => [
      logicalId.replace(/^Alarms(\w+)\w{8}$/, '$1'),
      Properties as unknown as AlarmProperties,
    ]),
  );
});

const queueName = (output: string) => () => ({
  QueueName: { 'Fn::GetAtt': [logicalIdOfOutput(template, output), 'QueueName'] },
});
const stage = () => ({
  ApiId: ref(onlyResource(template, 'AWS::ApiGatewayV2::Api').logicalId),
  Stage: '$default',
});
const pipe = () => ({ PipeName: ref(onlyResource(template, 'AWS::Pipes::Pipe').logicalId) });
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html: both, for a custom bus
const rule = () => ({
  EventBusName: ref(logicalIdOfOutput(template, 'EventBusName')),
  RuleName: { 'Fn::Select': [2, { 'Fn::Split': ['/', arn(logicalIdOfOutput(template, 'RuleArn'))] }] },
});
const undecryptable = () => {
  const { DeadLetterConfig } = onlyResource(template, 'AWS::Events::EventBus').Properties;
  const [queue] = (DeadLetterConfig as { Arn: { 'Fn::GetAtt': [string, string] } }).Arn['Fn::GetAtt'];
  return { QueueName: { 'Fn::GetAtt': [queue, 'QueueName'] } };
};
const workflow = () => ({ StateMachineArn: ref(logicalIdOfOutput(template, 'StateMachineArn')) });
const logger = () => ({ FunctionName: ref(onlyResource(template, 'AWS::Lambda::Function').logicalId) });

type Row = [alarm: string, metric: string, of: () => Record<string, unknown>, from: number, times: string];

const onOneMetric: Row[] = [
  ['QueueGrowsOld', 'AWS/SQS ApproximateAgeOfOldestMessage Maximum', queueName('QueueUrl'), 300, '3 of 5'],
  ['PipeFails', 'AWS/EventBridge/Pipes ExecutionFailed Sum', pipe, 1, '3 of 5'],
  ['PipePartlyFails', 'AWS/EventBridge/Pipes ExecutionPartiallyFailed Sum', pipe, 1, '3 of 5'],
  ['PipeTimesOut', 'AWS/EventBridge/Pipes ExecutionTimeout Sum', pipe, 1, '3 of 5'],
  ['PipeIsThrottled', 'AWS/EventBridge/Pipes ExecutionThrottled Sum', pipe, 1, '3 of 5'],
  [
    'UndeliveredNotEmpty',
    'AWS/SQS ApproximateNumberOfMessagesVisible Maximum',
    queueName('UndeliveredQueueUrl'),
    1,
    '1 of 1',
  ],
  ['UndecryptableNotEmpty', 'AWS/SQS ApproximateNumberOfMessagesVisible Maximum', undecryptable, 1, '1 of 1'],
  ['RuleKeepsRetrying', 'AWS/Events RetryInvocationAttempts Sum', rule, 1, '3 of 5'],
  ['RuleFails', 'AWS/Events FailedInvocations Sum', rule, 1, '1 of 1'],
  ['RuleSendsDeadLetters', 'AWS/Events InvocationsSentToDlq Sum', rule, 1, '1 of 1'],
  ['RuleLosesDeadLetters', 'AWS/Events InvocationsFailedToBeSentToDlq Sum', rule, 1, '1 of 1'],
  ['WorkflowFails', 'AWS/States ExecutionsFailed Sum', workflow, 1, '1 of 1'],
  ['WorkflowTimesOut', 'AWS/States ExecutionsTimedOut Sum', workflow, 1, '1 of 1'],
  ['WorkflowIsAborted', 'AWS/States ExecutionsAborted Sum', workflow, 1, '1 of 1'],
  ['FunctionFails', 'AWS/Lambda Errors Sum', logger, 1, '1 of 1'],
  ['FunctionIsThrottled', 'AWS/Lambda Throttles Sum', logger, 1, '3 of 5'],
  [
    'UnprocessedNotEmpty',
    'AWS/SQS ApproximateNumberOfMessagesVisible Maximum',
    queueName('UnprocessedQueueUrl'),
    1,
    '1 of 1',
  ],
];

test.each(onOneMetric)('%s watches %s, every minute', (name, metric, dimensions, from, times) => {
  const { Metrics, Threshold, DatapointsToAlarm, EvaluationPeriods } = alarms[name]!;
  expect(Metrics.map(describeMetric)).toEqual([metric]);
  expect(dimensionsOf(Metrics[0]!)).toEqual(dimensions());
  expect(Metrics[0]!.MetricStat?.Period).toBe(60);
  expect(Threshold).toBe(from);
  expect(`${DatapointsToAlarm} of ${EvaluationPeriods}`).toBe(times);
});

const onSeveral: [
  alarm: string,
  expression: string,
  metrics: Record<string, [string, () => Record<string, unknown>]>,
  from: number,
  times: string,
][] = [
  [
    'ApiFails',
    'IF(requests >= 1, 100 * errors / requests, 0)',
    { requests: ['AWS/ApiGateway Count Sum', stage], errors: ['AWS/ApiGateway 5xx Sum', stage] },
    1,
    '2 of 3',
  ],
  [
    'ApiRefuses',
    'IF(requests >= 20, 100 * errors / requests, 0)',
    { requests: ['AWS/ApiGateway Count Sum', stage], errors: ['AWS/ApiGateway 4xx Sum', stage] },
    50,
    '3 of 4',
  ],
  [
    'NothingStarted',
    'IF(taken > 0 AND (TIME_SERIES(0) + started) < 1, 1, 0)',
    {
      taken: ['AWS/SQS NumberOfMessagesDeleted Sum', queueName('QueueUrl')],
      started: ['AWS/States ExecutionsStarted Sum', workflow],
    },
    1,
    '2 of 3',
  ],
];

test.each(onSeveral)('%s watches %s, every 5 minutes', (name, calculation, metrics, from, times) => {
  const { Metrics, Threshold, DatapointsToAlarm, EvaluationPeriods } = alarms[name]!;
  const [expression, ...others] = Metrics;
  expect(expression?.Expression).toBe(calculation);
  expect(expression?.Label).toMatch(/\w+ \w+/);
  expect(
    Object.fromEntries(others.map((query) => [query.Id, [describeMetric(query), dimensionsOf(query)]])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(metrics).map(([id, [metric, dimensions]]) => [id, [metric, dimensions()]]),
    ),
  );
  expect(others.every(({ MetricStat }) => MetricStat?.Period === 300)).toBe(true);
  expect(Threshold).toBe(from);
  expect(`${DatapointsToAlarm} of ${EvaluationPeriods}`).toBe(times);
});

test('DeliveriesAreLate watches the slowest of a hundred deliveries, every 5 minutes', () => {
  const { Metrics, Threshold, DatapointsToAlarm, EvaluationPeriods } = alarms.DeliveriesAreLate!;
  expect(Metrics.map(describeMetric)).toEqual(['AWS/Events IngestionToInvocationSuccessLatency p99']);
  expect(dimensionsOf(Metrics[0]!)).toEqual(rule());
  expect(Metrics[0]!.MetricStat?.Period).toBe(300);
  expect([Threshold, DatapointsToAlarm, EvaluationPeriods]).toEqual([60_000, 2, 3]);
});

const deadLetterQueues: [queue: string, of: () => Record<string, unknown>][] = [
  ['Undelivered', queueName('UndeliveredQueueUrl')],
  ['Undecryptable', undecryptable],
  ['Unprocessed', queueName('UnprocessedQueueUrl')],
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

const allNames = [
  ...onOneMetric.map(([name]) => name),
  ...onSeveral.map(([name]) => name),
  'DeliveriesAreLate',
  ...deadLetterQueues.map(([queue]) => `${queue}GetsOld`),
];

test('there is no other alarm', () => {
  expect(Object.keys(alarms).sort()).toEqual([...allNames].sort());
});

test('without a key of our own, the bus has no dead letters that could alarm', () => {
  const names = Object.keys(resourcesOf(synthesizePipeline(), 'AWS::CloudWatch::Alarm'));
  expect(names).toHaveLength(22);
  expect(names.filter((name) => name.includes('Undecryptable'))).toEqual([]);
});

test('every alarm tells the topic of its beginning and of its end', () => {
  const topic = [ref(onlyResource(template, 'AWS::SNS::Topic').logicalId)];
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: topic, OKActions: topic });
});

test('reaching the threshold is an alarm', () => {
  template.allResourcesProperties('AWS::CloudWatch::Alarm', {
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ActionsEnabled: Match.absent(),
  });
});

test('no alarm has a physical name', () => {
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmName: Match.absent() });
});

describe('the runbook', () => {
  const runbook = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
  const sections = runbook.split(/^## /m).slice(1);
  const sectionOf = (anchor: string) =>
    sections.find((section) => section.split('\n')[0]!.toLowerCase().replaceAll(' ', '-') === anchor);

  test.each(allNames)('%s has a section that names it', (name) => {
    const [, happened, anchor] =
      /^(\S.{20,}\.) What to do: docs\/operations\.md#([a-z-]+)$/.exec(alarms[name]!.AlarmDescription) ?? [];
    expect(happened).toBeDefined();
    expect(sectionOf(anchor ?? '')).toMatch(new RegExp(`^_Alarms?\\b[^_]*\\b${name}\\b`, 'm'));
  });

  test('names no alarm that does not exist', () => {
    const named = [...runbook.matchAll(/^_Alarms? ([^_:.]*)/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    expect(named.sort()).toEqual(Object.keys(alarms).sort());
  });
});

function describeMetric({ MetricStat }: MetricQuery): string {
  return `${MetricStat?.Metric.Namespace} ${MetricStat?.Metric.MetricName} ${MetricStat?.Stat}`;
}

function dimensionsOf({ MetricStat }: MetricQuery): Record<string, unknown> {
  return Object.fromEntries((MetricStat?.Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
}
