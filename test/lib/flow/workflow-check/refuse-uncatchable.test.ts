import { refuseUncatchable } from '../../../../lib/flow/workflow-check/refuse-uncatchable';
import type { WorkflowState } from '../../../../lib/flow/workflow-check/workflow-definition';

function problemsOf(state: WorkflowState): string[] {
  const problems: string[] = [];
  refuseUncatchable({ StartAt: 'It', States: { It: state } }, (problem) => problems.push(problem));
  return problems;
}

const call = (integration: string, Arguments: unknown): WorkflowState => ({
  Type: 'Task',
  Resource: `arn:\${…}:states:::${integration}`,
  Arguments,
});

test.each<[string, WorkflowState]>([
  ['that says so', { Type: 'Pass', QueryLanguage: 'JSONPath' }],
  ['by its Parameters', { Type: 'Task', Parameters: { 'x.$': '$.x' } }],
  ['by its ResultPath', { Type: 'Task', ResultPath: null }],
  ['by its OutputPath', { Type: 'Succeed', OutputPath: '$.x' }],
])('a state in JSONPath %s is refused', (_, state) => {
  expect(problemsOf(state)).toEqual([expect.stringMatching(/^It is in JSONPath.*processor, as it is\.$/)]);
});

test('a Choice without Default is refused', () => {
  const choice = { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Other' }] };
  expect(problemsOf(choice)).toEqual([expect.stringMatching(/^It has no Default: .*\.otherwise/)]);
  expect(problemsOf({ ...choice, Default: 'Other' })).toEqual([]);
});

test('so is one inside a Map inside a Parallel', () => {
  const choice = { Type: 'Choice', Choices: [{ Next: 'Deep' }] };
  const map = { Type: 'Map', ItemProcessor: { StartAt: 'Deep', States: { Deep: choice } } };
  const parallel = { Type: 'Parallel', Branches: [{ StartAt: 'Each', States: { Each: map } }] };
  expect(problemsOf(parallel)).toEqual([expect.stringMatching(/^Deep has no Default/)]);
});

test('an argument of a type that the data decide is refused, with its place', () => {
  const state = call('dynamodb:putItem', {
    TableName: '${…}',
    Item: { id: { S: '{% $states.input.id %}' }, tags: [{ S: 'a' }, { S: '{% $tag %}' }] },
  });
  expect(problemsOf(state)).toEqual([
    expect.stringContaining(
      'It: the type of {% $states.input.id %} in Arguments.Item.id.S depends on the data',
    ),
    expect.stringContaining('{% $tag %} in Arguments.Item.tags[1].S'),
  ]);
});

test('arguments that are one expression are refused: a member that yields nothing would be missing', () => {
  expect(problemsOf(call('dynamodb:putItem', '{% {"TableName": "T"} %}'))).toHaveLength(1);
});

test.each([
  '{% $string($states.input.id) %}',
  '{% "order-" & $id %}',
  '{% $number($states.input.amount) %}',
  '{% -$x %}',
  '{% $x * 100 %}',
  '{% $x > 1 and $y %}',
  '{% true %}',
  '{% $x ? "a" : $uppercase($y) %}',
  '{% ($x := $parse($states.input.detail.body); $string($x.id)) %}',
  '{% ($id := $string($x); $id ? $id : "none") %}',
  '{% $states.context.Execution.StartTime %}',
  '{% $now() %}',
  'no expression',
  7,
  null,
])('an argument of a type that is known is not: %s', (S) => {
  expect(problemsOf(call('dynamodb:putItem', { Item: { id: { S } } }))).toEqual([]);
});

test.each([
  '{% $x ? "a" : 1 %}',
  '{% $x ? "a" : $y %}',
  '{% $x %}',
  '{% $states.input.detail.body %}',
  '{% $states.context.Execution.Input %}',
  '{% $parse($states.input.detail.body) %}',
  '{% {"a": "b"} %}',
  '{% ["a"] %}',
  '{% ($id := $string($x); $id := $y; $id) %}',
  '{% null %}',
  '{% 1 + %}',
  '{% "open %}',
])('an argument of a type that is not known is: %s', (S) => {
  expect(problemsOf(call('dynamodb:putItem', { Item: { id: { S } } }))).toHaveLength(1);
});

test.each<[string, unknown, unknown]>([
  ['lambda:invoke', { FunctionName: 'F', Payload: '{% $x %}' }, { FunctionName: '{% $x %}' }],
  ['sqs:sendMessage', { MessageBody: { any: '{% $x %}' } }, { QueueUrl: '{% $x %}' }],
  [
    'sns:publish',
    { Message: '{% $x %}' },
    { Message: 'm', MessageAttributes: { a: { StringValue: '{% $x %}' } } },
  ],
  [
    'events:putEvents',
    { Entries: [{ Source: 's', Detail: '{% $x %}' }] },
    { Entries: [{ Detail: {}, DetailType: '{% $x %}' }] },
  ],
  ['states:startExecution', { Input: '{% $x %}' }, { Name: '{% $x %}' }],
])('%s takes any JSON for its content, and for nothing else', (integration, free, checked) => {
  expect(problemsOf(call(integration, free))).toEqual([]);
  expect(problemsOf(call(integration, checked))).toHaveLength(1);
});

test('a function that is named by its ARN takes anything', () => {
  const Resource = 'arn:aws:lambda:eu-central-1:123456789012:function:F';
  expect(problemsOf({ Type: 'Task', Resource, Arguments: '{% $x %}' })).toEqual([]);
});
