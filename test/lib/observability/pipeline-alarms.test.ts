import { Match, type Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput, synthesizePipeline } from '../synthesized-stack';
import { arn, onlyResource, ref, resourcesOf } from '../template-resources';
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
  // Encrypted, there is one alarm more.
  template = synthesizePipeline({ encryption: 'customer-managed' });
  alarms = alarmsOf(template);
});

const queueName = (output: string) => () => queueDimensions(template, output);
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
const undecryptable = () => undecryptableDimensions(template);
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

const allNames = [
  ...onOneMetric.map(([name]) => name),
  ...onSeveral.map(([name]) => name),
  'DeliveriesAreLate',
  ...['Undelivered', 'Undecryptable', 'Unprocessed'].map((queue) => `${queue}GetsOld`),
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
