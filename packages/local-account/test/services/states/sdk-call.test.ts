import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import type { AccountPorts } from '../../../src/account-ports';
import { AwsError } from '../../../src/errors/aws-error';
import { createService, type Service } from '../../../src/service';
import { sqsService } from '../../../src/services/sqs';
import { awsJson } from '../../../src/wire/aws-json';
import { type Call, operation } from '../../../src/wire/operation';
import { statesWorld, taskDefinition } from './states-world';

const MAY_DO_ALL = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

/** A machine with one task of the SDK integration, whose role may do everything unless a test says what it may. */
async function worldOf(
  { action, args }: { action: string; args?: JsonValue },
  apis: (account: AccountPorts) => readonly Service[],
  policy: object = MAY_DO_ALL,
) {
  const task = args === undefined ? {} : { Arguments: args };
  const definition = taskDefinition(`arn:aws:states:::aws-sdk:${action}`, task);
  const world = await statesWorld(definition, { apis });
  world.account.access.roles.putPolicy('workflow', 'policy', policy);
  return world;
}

const sqs = (account: AccountPorts) => [sqsService(account).service];

/** A service with one operation, which answers as a test says and keeps what it was called with. */
function standIn(
  service: string,
  declared: { name: string; input: z.ZodType; payload?: string },
  answer: (input: unknown) => object,
) {
  const calls: { input: unknown; call: Call }[] = [];
  const { name, input, payload } = declared;
  const only = operation({
    name,
    input,
    ...(payload !== undefined && {
      http: { method: 'POST', path: '/', payload, output: { headers: { RequestId: 'x-amzn-requestid' } } },
    }),
    authorize: () => '*',
    run: (given: unknown, _ports: object, call) => {
      calls.push({ input: given, call });
      return answer(given);
    },
  });
  const apis = (account: AccountPorts) => [
    createService<object>(account, {
      name: service,
      ports: {},
      api: { protocol: awsJson({ version: '1.0', targetPrefix: 'Any' }), operations: [only] },
    }),
  ];
  return { calls, apis };
}

const outputOf = ({ output }: Record<string, unknown>) => JSON.parse(output as string) as unknown;

const startExecution = {
  name: 'StartExecution',
  input: z.object({ stateMachineArn: z.string(), input: z.string().optional() }),
};

test('an action of any service is called with the role of the state machine, for the transaction', async () => {
  const { calls, apis } = standIn('sqs', { name: 'CreateQueue', input: z.object({}) }, () => ({}));
  const world = await worldOf({ action: 'sqs:createQueue' }, apis);
  await world.start({}, { transaction: { id: 'r-1' } });
  await world.trace.waitFor('the end', ({ what }) => what === 'ExecutionEnded');
  expect(calls).toMatchObject([
    {
      call: {
        caller: { principal: { roleArn: 'arn:aws:iam::000000000000:role/workflow' } },
        transaction: { id: 'r-1' },
      },
    },
  ]);
});

test("members that the API writes small are written large by tasks, in and out; a map's keys are kept", async () => {
  const world = await worldOf(
    { action: 'sqs:createQueue', args: { QueueName: 'q', Tags: { team: 'a' } } },
    sqs,
  );
  expect(outputOf(await world.run())).toEqual({ QueueUrl: 'http://127.0.0.1:4566/000000000000/q' });
  const small = standIn(
    'logs',
    { name: 'TagLogGroup', input: z.object({ logGroupName: z.string(), tags: z.any() }) },
    () => ({
      logGroups: [{ logGroupName: 'g', tags: { team: 'a' } }],
      tags: { team: 'a' },
    }),
  );
  const args = { LogGroupName: 'g', Tags: { team: 'a' } };
  const logsWorld = await worldOf({ action: 'cloudwatchlogs:tagLogGroup', args }, small.apis);
  expect(outputOf(await logsWorld.run())).toEqual({
    LogGroups: [{ LogGroupName: 'g', Tags: { team: 'a' } }],
    Tags: { team: 'a' },
  });
  expect(small.calls).toMatchObject([{ input: { logGroupName: 'g', tags: { team: 'a' } } }]);
});

// Recorded on AWS: test_sfn_start_execution and test_sfn_start_execution_implicit_json_serialisation.
test.each<[string, JsonValue, string | undefined]>([
  ['an object', { key: 'value' }, '{"key":"value"}'],
  ['a number', 1, '1'],
  ['a text', '{"key":  1}', '{"key":  1}'],
  ['null', null, undefined],
])('what the API takes as text can be %s', async (_name, Input, text) => {
  const { calls, apis } = standIn('states', startExecution, () => ({ startDate: new Date(1_500) }));
  const world = await worldOf({ action: 'sfn:startExecution', args: { StateMachineArn: 'a', Input } }, apis);
  expect(outputOf(await world.run())).toEqual({ StartDate: '1970-01-01T00:00:01.500Z' });
  expect(calls).toMatchObject([
    { input: { stateMachineArn: 'a', ...(text !== undefined && { input: text }) } },
  ]);
});

test('a number inside what becomes text keeps its own text', async () => {
  const { calls, apis } = standIn('states', startExecution, () => ({}));
  const world = await worldOf({ action: 'sfn:startExecution' }, apis);
  const input = '{"StateMachineArn": "a", "Input": {"price": 1.50}}';
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';
  await world.client.call('StartSyncExecution', { stateMachineArn, input });
  expect(calls).toMatchObject([{ input: { input: '{"price":1.50}' } }]);
});

// Recorded on AWS: test_s3_put_object and test_s3_get_object.
test.each<[string, JsonValue, string]>([
  ['a text, in quotes', 'text data', '"text data"'],
  ['an object', { Dict: 'Value' }, '{"Dict":"Value"}'],
  ['a number', 0, '0'],
])(
  'what the API takes as bytes is the JSON of %s, and what it answers as bytes is text',
  async (_name, Payload, bytes) => {
    const invoke = { name: 'Invoke', input: z.object({ Payload: z.instanceof(Buffer) }), payload: 'Payload' };
    const { calls, apis } = standIn('lambda', invoke, () => ({
      Payload: Buffer.from('{"a":1}'),
      RequestId: 'r',
    }));
    const world = await worldOf({ action: 'lambda:invoke', args: { Payload } }, apis);
    expect(outputOf(await world.run())).toEqual({ Payload: '{"a":1}' });
    expect(calls).toMatchObject([{ input: { Payload: Buffer.from(bytes) } }]);
  },
);

describe('errors are named and worded as AWS’s SDK for Java does', () => {
  // Recorded on AWS: test_sfn_send_task_outcome_with_no_such_token.
  test.each([
    [new AwsError('InvalidToken', "Invalid Token: 'Invalid token'"), 'Sfn.InvalidTokenException', 400],
    [new AwsError('ValidationException', 'x'), 'Sfn.ValidationException', 400],
    [new AwsError('SomethingElse', 'x', 500), 'Sfn.SfnException', 500],
  ])('%s', async (given, error, status) => {
    const { apis } = standIn('states', startExecution, () => {
      throw given;
    });
    const world = await worldOf({ action: 'sfn:startExecution', args: { StateMachineArn: 'a' } }, apis);
    const answered = await world.run();
    expect(answered).toMatchObject({ status: 'FAILED', error });
    expect(answered.cause).toMatch(
      new RegExp(
        `\\(Service: Sfn, Status Code: ${status}, Request ID: [-0-9a-f]{36}\\) \\(SDK Attempt Count: 1\\)$`,
      ),
    );
  });

  test('an error whose code is another than its name', async () => {
    const world = await worldOf({ action: 'sqs:purgeQueue', args: { QueueUrl: 'none' } }, sqs);
    await expect(world.run()).resolves.toMatchObject({ error: 'Sqs.QueueDoesNotExistException' });
  });

  test('a missing right', async () => {
    const nothing = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
    const world = await worldOf({ action: 'sqs:purgeQueue', args: { QueueUrl: 'q' } }, sqs, nothing);
    await expect(world.run()).resolves.toMatchObject({
      error: 'Sqs.SqsException',
      cause: expect.stringContaining('is not authorized to perform: sqs:purgequeue') as string,
    });
  });
});

describe('what is not served is refused', () => {
  test.each([
    ['a service', 'kms:encrypt', 'calls encrypt of kms'],
    ['a service by its name in IAM', 'states:startExecution', 'calls startExecution of states'],
    ['an action', 'sqs:foo', 'calls foo of sqs'],
    ['a name of JavaScript', 'constructor:name', 'calls name of constructor'],
  ])('%s, at the start', async (_name, action, says) => {
    await expect(worldOf({ action }, sqs)).rejects.toThrow(says);
  });

  test('an action that streams', async () => {
    const { apis } = standIn('logs', { name: 'StartLiveTail', input: z.object({}) }, () => ({}));
    await expect(worldOf({ action: 'cloudwatchlogs:startLiveTail' }, apis)).rejects.toThrow(
      'calls startLiveTail of cloudwatchlogs, which is not served here',
    );
  });

  test('an argument, at the start', async () => {
    const given = { action: 'sqs:purgeQueue', args: { QueueUrl: 'q', Foo: 1 } };
    await expect(worldOf(given, sqs)).rejects.toThrow("The field 'Foo' is not supported by Step Functions");
  });

  test('an argument, when an expression gives it', async () => {
    const world = await worldOf({ action: 'sqs:purgeQueue', args: '{% $states.input %}' }, sqs);
    await expect(world.run({ QueueUrl: 'q', Foo: 1 })).resolves.toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining("The field 'Foo' is not supported by Step Functions") as string,
    });
  });

  test('arguments that are no object', async () => {
    const world = await worldOf({ action: 'sqs:purgeQueue', args: '{% 1 %}' }, sqs);
    await expect(world.run()).resolves.toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
});
