import type { Template } from 'aws-cdk-lib/assertions';
import { synthesizePipeline } from '../synthesized-stack';
import { onlyResource, ref, resourcesOf } from '../template-resources';
import { type Dashboard, describeMetric, optionsOf, readDashboard, type Widget } from './dashboard-widgets';

let template: Template;
let dashboard: Dashboard;
let widgets: readonly Widget[];

beforeAll(() => {
  template = synthesizePipeline();
  dashboard = readDashboard(template);
  ({ widgets } = dashboard);
});

test("its name has the stack's name and the Region, since dashboards share their names across Regions", () => {
  expect(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardName).toEqual({
    'Fn::Join': ['', ['MyServerlessApplicationStack-', ref('AWS::Region')]],
  });
});

test('it shows the last three hours, and takes its periods from the time range', () => {
  expect(dashboard).toMatchObject({ start: '-PT3H', periodOverride: 'auto' });
});

test('first it answers four questions, beside each other', () => {
  const numbers = widgets.filter(({ properties }) => properties.view === 'singleValue');
  expect(numbers.map(({ properties }) => properties.title)).toEqual([
    'Came in',
    'Were processed',
    'Where are the others',
    'How long does it take',
  ]);
  expect(new Set(numbers.map(({ y }) => y)).size).toBe(1);
});

test('it says what the four numbers count, above them', () => {
  const [first] = widgets;
  expect(first).toMatchObject({ type: 'text', x: 0, y: 0, width: 24 });
  expect(first?.properties.markdown).toMatch(/^## How many came in, .*\?\n.+ best-effort.+\.$/);
});

test('then it shows every alarm', () => {
  const { properties } = widgets.find(({ type }) => type === 'alarm')!;
  expect(properties.title).toBe('Alarms');
  expect(properties.alarms).toHaveLength(Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm')).length);
});

test('then each hop, in the order of the flow', () => {
  const headings = widgets
    .filter(({ properties }) => properties.markdown?.startsWith('### '))
    .sort((one, other) => one.y - other.y);
  expect(headings.map(({ properties }) => properties.markdown)).toEqual([
    '### API and queue: accepted and stored',
    '### Pipe: from the queue to the bus',
    '### Bus and rule: to the workflow',
    '### Workflow: processed',
    '### Functions: what the workflow invokes',
    '### How long each hop takes, in milliseconds',
  ]);
});

/** What each graph and number shows: label, statistic, metric, and whom it is about. */
const content: Record<string, string[]> = {
  'Came in': [
    'accepted = requests - refused - failed',
    '(requests = Sum AWS/ApiGateway Count ApiId api Stage $default)',
    '(refused = Sum AWS/ApiGateway 4xx ApiId api Stage $default)',
    '(failed = Sum AWS/ApiGateway 5xx ApiId api Stage $default)',
  ],
  'Were processed': ['succeeded: Sum AWS/States ExecutionsSucceeded StateMachineArn workflow'],
  'Where are the others': [
    'under way = waiting + inFlight',
    '(waiting = Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName queue)',
    '(inFlight = Maximum AWS/SQS ApproximateNumberOfMessagesNotVisible QueueName queue)',
    'undelivered: Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName undelivered',
    'unprocessed: Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName unprocessed',
  ],
  'How long does it take': [
    'oldest, seconds: Maximum AWS/SQS ApproximateAgeOfOldestMessage QueueName queue',
    'bus and rule, p99: p99 AWS/Events IngestionToInvocationSuccessLatency EventBusName bus RuleName rule',
    'workflow, p99: p99 AWS/States ExecutionTime StateMachineArn workflow',
  ],
  Requests: [
    'requests: Sum AWS/ApiGateway Count ApiId api Stage $default',
    'refused (4xx): Sum AWS/ApiGateway 4xx ApiId api Stage $default',
    'failed (5xx): Sum AWS/ApiGateway 5xx ApiId api Stage $default',
  ],
  'Queue: in and out': [
    'came in: Sum AWS/SQS NumberOfMessagesSent QueueName queue',
    'left: Sum AWS/SQS NumberOfMessagesDeleted QueueName queue',
    'waiting: Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName queue',
    'in flight: Maximum AWS/SQS ApproximateNumberOfMessagesNotVisible QueueName queue',
  ],
  'Queue: age of the oldest': [
    'oldest, seconds: Maximum AWS/SQS ApproximateAgeOfOldestMessage QueueName queue',
  ],
  Pipe: ['events: Sum AWS/EventBridge/Pipes EventCount PipeName pipe'],
  'Pipe: trouble': [
    'failed: Sum AWS/EventBridge/Pipes ExecutionFailed PipeName pipe',
    'partly failed: Sum AWS/EventBridge/Pipes ExecutionPartiallyFailed PipeName pipe',
    'timed out: Sum AWS/EventBridge/Pipes ExecutionTimeout PipeName pipe',
    'throttled: Sum AWS/EventBridge/Pipes ExecutionThrottled PipeName pipe',
  ],
  Undelivered: [
    'waiting: Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName undelivered',
    'in flight: Maximum AWS/SQS ApproximateNumberOfMessagesNotVisible QueueName undelivered',
  ],
  Rule: [
    'matched: Sum AWS/Events TriggeredRules EventBusName bus RuleName rule',
    'delivered or failed for good: Sum AWS/Events Invocations EventBusName bus RuleName rule',
  ],
  'Rule: trouble': [
    'retries: Sum AWS/Events RetryInvocationAttempts EventBusName bus RuleName rule',
    'failed for good: Sum AWS/Events FailedInvocations EventBusName bus RuleName rule',
    'sent to unprocessed: Sum AWS/Events InvocationsSentToDlq EventBusName bus RuleName rule',
    'not even sent to unprocessed: Sum AWS/Events InvocationsFailedToBeSentToDlq EventBusName bus RuleName rule',
  ],
  Unprocessed: [
    'waiting: Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName unprocessed',
    'came in: Sum AWS/SQS NumberOfMessagesSent QueueName unprocessed',
  ],
  Workflow: [
    'started: Sum AWS/States ExecutionsStarted StateMachineArn workflow',
    'succeeded: Sum AWS/States ExecutionsSucceeded StateMachineArn workflow',
  ],
  'Workflow: trouble': [
    'failed: Sum AWS/States ExecutionsFailed StateMachineArn workflow',
    'timed out: Sum AWS/States ExecutionsTimedOut StateMachineArn workflow',
    'aborted: Sum AWS/States ExecutionsAborted StateMachineArn workflow',
  ],
  Function: [
    'invocations: Sum AWS/Lambda Invocations FunctionName function',
    'errors: Sum AWS/Lambda Errors FunctionName function',
    'throttles: Sum AWS/Lambda Throttles FunctionName function',
  ],
  API: ['API, p99: p99 AWS/ApiGateway Latency ApiId api Stage $default'],
  'Pipe, bus and rule': [
    'pipe, p99: p99 AWS/EventBridge/Pipes Duration PipeName pipe',
    'bus and rule, p99: p99 AWS/Events IngestionToInvocationSuccessLatency EventBusName bus RuleName rule',
  ],
  'Workflow and functions': [
    'workflow, p99: p99 AWS/States ExecutionTime StateMachineArn workflow',
    'Function, p99: p99 AWS/Lambda Duration FunctionName function',
  ],
};

function describeWidget({ widgets: all }: Dashboard, title: string): string[] | undefined {
  const widget = all.find(({ type, properties }) => type === 'metric' && properties.title === title);
  return widget?.properties.metrics?.map(describeMetric);
}

test.each(Object.entries(content))('%s shows what its title says', (title, metrics) => {
  expect(describeWidget(dashboard, title)).toEqual(metrics);
});

test('there is no other graph or number', () => {
  const titles = widgets.filter(({ type }) => type === 'metric').map(({ properties }) => properties.title);
  expect(titles).toEqual(Object.keys(content));
});

test('a label that names a percentile shows that one, and a percentile is named', () => {
  const shown = widgets
    .flatMap(({ properties }) => properties.metrics ?? [])
    .map(optionsOf)
    .map(({ label, stat = '' }) => [/\bp\d+\b/.exec(label)?.[0], /^p\d+$/.exec(stat)?.[0]]);
  expect(shown.filter(([named, calculated]) => named !== calculated)).toEqual([]);
  expect(shown.filter(([named]) => named !== undefined).length).toBeGreaterThan(5);
});

test('the first two numbers count the whole time range, the others tell of now', () => {
  const whole = widgets.filter(({ properties }) => properties.setPeriodToTimeRange);
  expect(whole.map(({ properties }) => properties.title)).toEqual(['Came in', 'Were processed']);
});

test('every graph begins at zero', () => {
  const graphs = widgets.filter(({ properties }) => properties.view === 'timeSeries');
  expect(graphs.length).toBeGreaterThan(10);
  for (const { properties } of graphs)
    expect(properties.yAxis).toEqual({ left: { min: 0, showUnits: false } });
});

test('with a key of our own, it shows what the bus could not encrypt or decrypt', () => {
  const encrypted = readDashboard(synthesizePipeline({ encryption: 'customer-managed' }));
  expect(describeWidget(encrypted, 'Unprocessed')).toEqual([
    ...content.Unprocessed!,
    expect.stringMatching(/^undecryptable: Maximum AWS\/SQS ApproximateNumberOfMessagesVisible QueueName /),
  ]);
});

test('no row is wider than a dashboard, and no widget covers another', () => {
  const cells = widgets.flatMap(({ x, y, width, height }) =>
    Array.from(
      { length: width * height },
      (_, cell) => `${x + (cell % width)} ${y + Math.floor(cell / width)}`,
    ),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
});

test('what an alarm watches can be seen', () => {
  const shown = JSON.stringify(widgets);
  const watched = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).flatMap(({ Properties }) =>
    (Properties.Metrics as { MetricStat?: { Metric: { Namespace: string; MetricName: string } } }[]).flatMap(
      ({ MetricStat }) =>
        MetricStat ? [`"${MetricStat.Metric.Namespace}","${MetricStat.Metric.MetricName}"`] : [],
    ),
  );
  expect(watched.filter((metric) => !shown.includes(metric))).toEqual([]);
});
