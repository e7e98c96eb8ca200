import type { JsonObject } from 'type-fest';
import { AwsError } from '../../../src/errors/aws-error';
import { statesWorld } from './states-world';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/workflow';

const jsonata = (state: object): JsonObject => ({ QueryLanguage: 'JSONata', ...state });

const TASK = jsonata({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'price', Payload: '{% $states.input.sku %}' },
  Output: '{% $states.result.Payload %}',
  Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }],
  Catch: [
    { ErrorEquals: ['Other'], Next: 'Elsewhere' },
    { ErrorEquals: ['States.ALL'], Next: 'Give up', Output: '{% $states.errorOutput.Cause %}' },
  ],
  Next: 'Sum up',
});

const MAP = jsonata({
  Type: 'Map',
  Items: '{% $states.input.lines %}',
  ItemSelector: { line: '{% $states.context.Map.Item.Value %}' },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'Line',
    States: { Line: jsonata({ Type: 'Pass', End: true }) },
  },
  ToleratedFailurePercentage: 50,
  MaxConcurrency: 5,
  End: true,
});

const PARALLEL = jsonata({
  Type: 'Parallel',
  Branches: ['One', 'Two'].map((name) => ({
    StartAt: name,
    States: { [name]: jsonata({ Type: 'Pass', End: true }) },
  })),
  End: true,
});

/** Tests a state, or a machine of states by one's name. */
async function testState(state: object, more: object = {}, answer: () => unknown = () => undefined) {
  const world = await statesWorld(
    { StartAt: 'A', States: { A: jsonata({ Type: 'Succeed' }) } },
    { answers: { invoke: answer } },
  );
  const tested = await world.client.call('TestState', { definition: JSON.stringify(state), ...more });
  return { tested, calls: world.calls };
}

const text = (value: unknown) => JSON.stringify(value);

test('a state shows its output and what is next', async () => {
  const { tested } = await testState(
    jsonata({ Type: 'Pass', Output: { n: '{% $states.input.n + $more %}' }, Assign: { more: 5 }, Next: 'B' }),
    { input: '{"n": 1}', variables: '{"more": 2}', inspectionLevel: 'DEBUG' },
  );

  expect(tested).toEqual({
    status: 'SUCCEEDED',
    output: '{"n":3}',
    nextState: 'B',
    inspectionData: { input: '{"n": 1}', variables: '{"more":5}' },
  });
});

test('a state of a machine is found at any depth', async () => {
  const machine = {
    StartAt: 'Map',
    States: {
      Map: {
        ...MAP,
        ItemProcessor: {
          StartAt: 'Line',
          States: {
            Line: { ...TASK, Next: 'Sum up' },
            'Sum up': jsonata({ Type: 'Pass', Output: 4, End: true }),
            Elsewhere: jsonata({ Type: 'Pass', End: true }),
            'Give up': jsonata({ Type: 'Fail' }),
          },
        },
      },
    },
  };

  expect((await testState(machine, { stateName: 'Sum up' })).tested).toMatchObject({ output: '4' });
  expect((await testState(machine, { stateName: 'Other' })).tested).toEqual({
    __type: 'ValidationException',
    message: 'State not found in definition',
  });
});

test('a task without a mock is called with its role', async () => {
  const { tested, calls } = await testState(
    TASK,
    { input: '{"sku": ["A-1"]}', roleArn: ROLE_ARN, inspectionLevel: 'TRACE' },
    () => ({ Payload: '7', RequestId: 'r' }),
  );

  expect(calls).toMatchObject([
    { operation: 'invoke', input: { FunctionName: 'price', Payload: '["A-1"]' } },
  ]);
  expect(calls[0]?.call.caller.principal).toMatchObject({ type: 'role' });
  expect(tested).toMatchObject({
    status: 'SUCCEEDED',
    output: '7',
    nextState: 'Sum up',
    inspectionData: { afterArguments: '{"FunctionName":"price","Payload":["A-1"]}' },
  });
  expect(JSON.parse((tested.inspectionData as JsonObject).result as string)).toMatchObject({ Payload: 7 });
});

test('a failure of the service is caught as in an execution', async () => {
  const { tested } = await testState(TASK, { input: '{"sku": 1}', roleArn: ROLE_ARN }, () => {
    throw new AwsError('TooManyRequestsException', 'Slow down', 429);
  });

  expect(tested).toMatchObject({
    status: 'CAUGHT_ERROR',
    error: 'Lambda.TooManyRequestsException',
    nextState: 'Give up',
    output: expect.stringContaining('Slow down') as string,
  });
});

test.each([
  [0, { status: 'RETRIABLE' }, { retryIndex: 0, retryBackoffIntervalSeconds: 2 }],
  [1, { status: 'RETRIABLE' }, { retryIndex: 0, retryBackoffIntervalSeconds: 6 }],
  [2, { status: 'CAUGHT_ERROR', nextState: 'Give up', output: '"so"' }, { retryIndex: 0, catchIndex: 1 }],
])(
  'an error after %i retries is handled by Retry, then by Catch',
  async (retrierRetryCount, result, errorDetails) => {
    const { tested } = await testState(TASK, {
      input: '{"sku": 1}',
      inspectionLevel: 'DEBUG',
      mock: { errorOutput: { error: 'Slow', cause: 'so' } },
      stateConfiguration: { retrierRetryCount },
    });

    expect(tested).toMatchObject({ error: 'Slow', cause: 'so', ...result, inspectionData: { errorDetails } });
  },
);

test('a mock takes the place of what a task calls, whether or not that is run here', async () => {
  const { tested, calls } = await testState(
    { ...TASK, Resource: 'arn:aws:states:::ecs:runTask.sync', Output: '{% $states.result %}' },
    { input: '{"sku": 1}', mock: { result: '{"a": 1.0}' } },
  );

  expect(calls).toEqual([]);
  expect(tested).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
});

test('a Map state is shown its items and its result', async () => {
  const { tested } = await testState(MAP, {
    input: '{"lines": [1, 2]}',
    inspectionLevel: 'DEBUG',
    mock: { result: '["a",  "b"]' },
    stateConfiguration: { mapIterationFailureCount: 1 },
  });

  expect(tested).toEqual({
    status: 'SUCCEEDED',
    output: '["a",  "b"]',
    inspectionData: {
      input: '{"lines": [1, 2]}',
      afterItemSelector: '[{"line":1},{"line":2}]',
      maxConcurrency: 5,
      toleratedFailurePercentage: 50,
    },
  });
});

test('more failures than a Map state tolerates fail it', async () => {
  const { tested } = await testState(MAP, {
    input: '{"lines": [1, 2, 3]}',
    mock: { result: '[1, 2, 3]' },
    stateConfiguration: { mapIterationFailureCount: 2 },
  });

  expect(tested).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });
});

test.each([
  ['JSON', '[1, [2], "3"]', 3],
  ['JSONL', '{"a":1}\n\n{"a":2}\n', 2],
])('items of a reader come from its data, in %s', async (InputType, mapItemReaderData, count) => {
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType } };
  const { tested } = await testState(
    { ...MAP, Items: undefined, ItemReader },
    { inspectionLevel: 'DEBUG', mock: { result: '[]' }, stateConfiguration: { mapItemReaderData } },
  );

  const { afterItemSelector } = tested.inspectionData as { afterItemSelector: string };
  expect(JSON.parse(afterItemSelector)).toHaveLength(count);
});

test('a Parallel state gets a result for each branch', async () => {
  const mocked = async (result: unknown) =>
    (await testState(PARALLEL, { mock: { result: text(result) } })).tested;

  expect(await mocked([1, 2])).toEqual({ status: 'SUCCEEDED', output: '[1,2]' });
  expect(await mocked({})).toMatchObject({ message: 'Mocked result must be an array.' });
  expect(await mocked([1])).toMatchObject({
    message: 'Mocked result must contain the same number of items as number of Parallel branches.',
  });
});

test('a context object takes the place of the one that AWS makes', async () => {
  const state = { ...TASK, Output: '{% $states.context %}' };
  const mock = { result: '{}' };
  const context = '{"Execution":{"Name":"mine"},"State":{"RetryCount":3}}';

  const { tested } = await testState(state, { mock, context, input: '{"sku": 1}' });
  expect(tested.output).toBe(context);

  const { tested: made } = await testState(state, { mock, input: '{"sku": 1}' });
  expect(JSON.parse(made.output as string)).toMatchObject({
    Execution: { Input: { sku: 1 }, RoleArn: null },
    State: { Name: 'StateName', RetryCount: 0 },
  });
});

const MOCK = { mock: { result: '{}' } };

test.each([
  [
    'a Pass state has a mock',
    jsonata({ Type: 'Pass', End: true }),
    MOCK,
    "State type 'Pass' is not supported when a mock is specified",
  ],
  [
    'a mock is both',
    TASK,
    { mock: { result: '1', errorOutput: { error: 'E' } } },
    'A test mock should have only one of the following fields: [result, errorOutput].',
  ],
  [
    'a mock is neither',
    TASK,
    { mock: {} },
    'A test mock should have only one of the following fields: [result, errorOutput].',
  ],
  ['a result is no JSON', TASK, { mock: { result: 'no' } }, 'Mocked result must be valid JSON'],
  [
    'secrets are asked for of a mock',
    TASK,
    { ...MOCK, revealSecrets: true },
    'TestState does not support RevealSecrets when a mock is specified.',
  ],
  [
    'a Map state has no mock',
    MAP,
    {},
    'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
  ],
  [
    'a context has no mock',
    TASK,
    { context: '{}' },
    'TestState does not support Context when a mock is not specified.',
  ],
  [
    'a count of retries has no mock',
    TASK,
    { stateConfiguration: { retrierRetryCount: 1 } },
    'TestState does not support RetrierRetryCount when a mock is not specified.',
  ],
  ['a task has no role', TASK, {}, 'RoleArn must be specified when testing a Task state'],
  [
    'there is no such role',
    TASK,
    { roleArn: `${ROLE_ARN}2` },
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
  ],
  [
    'a task that is not run has no mock',
    { ...TASK, Resource: 'arn:aws:states:::ecs:runTask' },
    { roleArn: ROLE_ARN },
    "State 'StateName' uses the integration 'ecs:runTask'",
  ],
  [
    'a state is none',
    { Type: 'Parallel', QueryLanguage: 'JSONata', Branches: [], End: true },
    MOCK,
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches'",
  ],
  ['variables are no object', TASK, { ...MOCK, variables: '[]' }, 'Variables must be a JSON object'],
  [
    'the context has what there is not',
    TASK,
    { ...MOCK, context: '{"Execution":{"Pokemon":1}}' },
    "Invalid Context object provided: Field 'Pokemon' is not allowed",
  ],
  [
    'the context has a task',
    TASK,
    { ...MOCK, context: '{"Task":{"Token":"t"}}' },
    "Invalid Context object provided: Context object contains 'Task' when state is not a Task state",
  ],
  [
    'the context has an item',
    MAP,
    { mock: { result: '[]' }, context: '{"Map":{}}' },
    "Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
  ],
  [
    'there are more failures than items',
    MAP,
    { input: '{"lines":[1]}', mock: { result: '[1]' }, stateConfiguration: { mapIterationFailureCount: 2 } },
    'Map iteration failure count must be less than or equal to the number of Map iterations',
  ],
  [
    'an error comes from no state in the tested one',
    MAP,
    { mock: { errorOutput: { error: 'E' } }, stateConfiguration: { errorCausedByState: 'Other' } },
    'State not found in definition',
  ],
  [
    'the input is no JSON',
    TASK,
    { ...MOCK, input: 'no' },
    "Invalid State Machine Execution Input: 'Unrecognized token 'no'",
  ],
])('it is refused that %s', async (_, state, more, says) => {
  expect((await testState(state, more)).tested.message).toContain(says);
});
