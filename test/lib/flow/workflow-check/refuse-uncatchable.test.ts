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

test('a state that says that it is in JSONPath is refused', () => {
  expect(problemsOf({ Type: 'Pass', QueryLanguage: 'JSONPath' })).toEqual([
    expect.stringMatching(/^It is in JSONPath: a path .*processor, as it is\.$/),
  ]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
test.each([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
])('a state that has %s is in JSONPath, and refused', (field) => {
  expect(problemsOf({ Type: 'Any', [field]: null })).toEqual([
    expect.stringContaining(`It is in JSONPath (${field}): a path`),
  ]);
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
    expect.stringMatching(
      /^It: the type of {% \$states\.input\.id %} in Arguments\.Item\.id\.S depends .* {% \$string\(\$states\.input\.id\) %}/,
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
  '{% 1 %}',
  '{% true %}',
  '{% $x ? "a" %}',
  '{% ($x := $parse($states.input.detail.body); $string($x.id)) %}',
  '{% ($id := $string($x); $id ? $id : "none") %}',
  '{% ($a := 1; $b := $y; $string($b)) %}',
  'no expression',
  'no {% $x %}',
  '{% $x %} is none',
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
  '{% $states.input.Execution.Id %}',
  '{% $other.context.Execution.Id %}',
  '{% ($x > 1; $x) %}',
  '{% [1] %}',
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

// https://docs.jsonata.org, and of Step Functions its context object
test.each([
  ['"a"', '$x & $y'],
  ['"a"', '$string($x)'],
  ['"a"', '$substring($x, 1)'],
  ['"a"', '$substringBefore($x, "-")'],
  ['"a"', '$substringAfter($x, "-")'],
  ['"a"', '$uppercase($x)'],
  ['"a"', '$lowercase($x)'],
  ['"a"', '$trim($x)'],
  ['"a"', '$pad($x, 9)'],
  ['"a"', '$join($x, ",")'],
  ['"a"', '$replace($x, "a", "b")'],
  ['"a"', '$base64encode($x)'],
  ['"a"', '$base64decode($x)'],
  ['"a"', '$encodeUrl($x)'],
  ['"a"', '$encodeUrlComponent($x)'],
  ['"a"', '$decodeUrl($x)'],
  ['"a"', '$decodeUrlComponent($x)'],
  ['"a"', '$formatNumber($x, "0.00")'],
  ['"a"', '$formatBase($x, 16)'],
  ['"a"', '$formatInteger($x, "w")'],
  ['"a"', '$now()'],
  ['"a"', '$fromMillis($x)'],
  ['"a"', '$type($x)'],
  ['"a"', '$uuid()'],
  ['"a"', '$hash($x, "SHA-256")'],
  ['"a"', '$states.context.Execution.Id'],
  ['"a"', '$states.context.Execution.Name'],
  ['"a"', '$states.context.Execution.RoleArn'],
  ['"a"', '$states.context.Execution.StartTime'],
  ['"a"', '$states.context.State.EnteredTime'],
  ['"a"', '$states.context.State.Name'],
  ['"a"', '$states.context.StateMachine.Id'],
  ['"a"', '$states.context.StateMachine.Name'],
  ['1', '$x + $y'],
  ['1', '$x - $y'],
  ['1', '$x * $y'],
  ['1', '$x / $y'],
  ['1', '$x % $y'],
  ['1', '-$x'],
  ['1', '$number($x)'],
  ['1', '$length($x)'],
  ['1', '$count($x)'],
  ['1', '$sum($x)'],
  ['1', '$max($x)'],
  ['1', '$min($x)'],
  ['1', '$average($x)'],
  ['1', '$abs($x)'],
  ['1', '$floor($x)'],
  ['1', '$ceil($x)'],
  ['1', '$round($x)'],
  ['1', '$power($x, 2)'],
  ['1', '$sqrt($x)'],
  ['1', '$random()'],
  ['1', '$parseInteger($x, "0")'],
  ['1', '$millis()'],
  ['1', '$toMillis($x)'],
  ['true', '$x = $y'],
  ['true', '$x != $y'],
  ['true', '$x < $y'],
  ['true', '$x <= $y'],
  ['true', '$x > $y'],
  ['true', '$x >= $y'],
  ['true', '$x in $y'],
  ['true', '$x and $y'],
  ['true', '$x or $y'],
  ['true', '$boolean($x)'],
  ['true', '$not($x)'],
  ['true', '$exists($x)'],
  ['true', '$contains($x, "a")'],
])('of the type of %s is %s', (literal, expression) => {
  for (const other of ['"a"', '1', 'true']) {
    const S = `{% $which ? ${other} : (${expression}) %}`;
    const problems = problemsOf(call('dynamodb:putItem', { Item: { id: { S } } }));
    expect([other, problems.length]).toEqual([other, other === literal ? 0 : 1]);
  }
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
  ['http:invoke', { RequestBody: '{% $x %}' }, { Method: '{% $x %}' }],
  ['apigateway:invoke', { RequestBody: '{% $x %}' }, { Path: '{% $x %}' }],
  ['aws-sdk:lambda:invoke', { Payload: '{% $x %}' }, { FunctionName: '{% $x %}' }],
  ['aws-sdk:sfn:startExecution', { Input: '{% $x %}' }, { Name: '{% $x %}' }],
  ['aws-sdk:sfn:startSyncExecution', { Input: '{% $x %}' }, { Name: '{% $x %}' }],
  ['aws-sdk:s3:putObject', { Body: '{% $x %}' }, { Key: '{% $x %}' }],
])('%s takes any JSON for its content, and for nothing else', (integration, free, checked) => {
  expect(problemsOf(call(integration, free))).toEqual([]);
  expect(problemsOf(call(integration, checked))).toHaveLength(1);
  expect(problemsOf(call(integration, { Inside: free }))).toHaveLength(1);
});

test('a function that is named by its ARN takes anything', () => {
  const Resource = 'arn:aws:lambda:eu-central-1:123456789012:function:F';
  expect(problemsOf({ Type: 'Task', Resource, Arguments: '{% $x %}' })).toEqual([]);
});
