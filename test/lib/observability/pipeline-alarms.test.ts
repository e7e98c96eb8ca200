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
  ['QueueGrowsOld', 'AWS/SQS ApproximateAgeOfOldestMessage Maximum', queueName('QueueUrl'), 300, '3 of 3'],
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
  ['RuleFails', 'AWS/Events FailedInvocations Sum', rule, 1, '1 of 1'],
  ['RuleSendsDeadLetters', 'AWS/Events InvocationsSentToDlq Sum', rule, 1, '1 of 1'],
  ['RuleLosesDeadLetters', 'AWS/Events InvocationsFailedToBeSentToDlq Sum', rule, 1, '1 of 1'],
  ['WorkflowFails', 'AWS/States ExecutionsFailed Sum', workflow, 1, '1 of 1'],
  ['WorkflowTimesOut', 'AWS/States ExecutionsTimedOut Sum', workflow, 1, '1 of 1'],
  ['WorkflowIsAborted', 'AWS/States ExecutionsAborted Sum', workflow, 1, '1 of 1'],
  ['WorkflowIsThrottled', 'AWS/States ExecutionThrottled Sum', workflow, 1, '3 of 5'],
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

const share = 'IF(FILL(requests, 0) >= 20, 100 * FILL(errors, 0) / requests, 0)';

const onSeveral: [
  alarm: string,
  expression: string,
  metrics: Record<string, [string, () => Record<string, unknown>]>,
  from: number,
  times: string,
][] = [
  [
    'ApiFails',
    share,
    { requests: ['AWS/ApiGateway Count Sum', stage], errors: ['AWS/ApiGateway 5xx Sum', stage] },
    1,
    '2 of 3',
  ],
  [
    'ApiRefuses',
    share,
    { requests: ['AWS/ApiGateway Count Sum', stage], errors: ['AWS/ApiGateway 4xx Sum', stage] },
    50,
    '3 of 3',
  ],
  [
    'NothingStarted',
    'IF((FILL(taken, 0) > 0) AND (FILL(started, 0) == 0), 1, 0)',
    {
      taken: ['AWS/SQS NumberOfMessagesDeleted Sum', queueName('QueueUrl')],
      started: ['AWS/States ExecutionsStarted Sum', workflow],
    },
    1,
    '2 of 2',
  ],
  [
    'DeadLettersGetOld',
    'MAX([FILL(undelivered, 0), FILL(unprocessed, 0)])',
    {
      undelivered: ['AWS/SQS ApproximateAgeOfOldestMessage Maximum', queueName('UndeliveredQueueUrl')],
      unprocessed: ['AWS/SQS ApproximateAgeOfOldestMessage Maximum', queueName('UnprocessedQueueUrl')],
    },
    10 * 24 * 60 * 60,
    '1 of 1',
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

test('there is no other alarm', () => {
  expect(Object.keys(alarms).sort()).toEqual([...onOneMetric, ...onSeveral].map(([name]) => name).sort());
});

test('without a key of our own, the bus has no dead letters that could alarm', () => {
  const names = Object.keys(resourcesOf(synthesizePipeline(), 'AWS::CloudWatch::Alarm'));
  expect(names).toHaveLength(20);
  expect(names.filter((name) => name.includes('Undecryptable'))).toEqual([]);
});

test('every alarm tells the topic of its beginning and of its end', () => {
  const topic = [ref(onlyResource(template, 'AWS::SNS::Topic').logicalId)];
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: topic, OKActions: topic });
});

test('no data is no alarm, and reaching the threshold is one', () => {
  template.allResourcesProperties('AWS::CloudWatch::Alarm', {
    TreatMissingData: 'notBreaching',
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

  test.each([...onOneMetric, ...onSeveral].map(([name]) => name))(
    '%s has a section that names it',
    (name) => {
      const [, happened, anchor] =
        /^(\S.{20,}\.) What to do: docs\/operations\.md#([a-z-]+)$/.exec(alarms[name]!.AlarmDescription) ??
        [];
      expect(happened).toBeDefined();
      expect(sectionOf(anchor ?? '')).toMatch(new RegExp(`^_Alarms?\\b[^_]*\\b${name}\\b`, 'm'));
    },
  );

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
