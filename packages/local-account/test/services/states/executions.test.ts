import { MACHINE_ARN, statesWorld, taskDefinition } from './states-world';

const WAIT = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
};

test('an execution goes by the clock', async () => {
  const world = await statesWorld(WAIT);
  const startedAt = world.clock.now() / 1000;
  const run = world.run({ n: 1 });
  await world.clock.advance(60_000);
  await expect(run).resolves.toMatchObject({
    status: 'SUCCEEDED',
    input: '{"n":1}',
    output: '{"n":1}',
    startDate: startedAt,
    stopDate: startedAt + 60,
    billingDetails: { billedDurationInMilliseconds: 60_000, billedMemoryUsedInMB: 64 },
  });
});

test('an execution that is started is not waited for', async () => {
  const world = await statesWorld(WAIT);
  const { executionArn } = await world.start({});
  expect(world.trace.records).toMatchObject([{ what: 'ExecutionStarted', executionArn }]);
  await world.clock.advance(60_000);
  expect(world.trace.records.at(-1)).toMatchObject({ what: 'ExecutionEnded', status: 'SUCCEEDED' });
});

test('at the end of the service executions are aborted, and nothing waits any more', async () => {
  const world = await statesWorld(WAIT);
  await world.start({});
  await world.service.stop();
  expect(world.trace.records.at(-1)).toMatchObject({ what: 'ExecutionEnded', status: 'ABORTED' });
  expect(world.clock.nextDueAt).toBeUndefined();
});

describe('the transaction of an execution', () => {
  const identify = jest.fn(({ body }: { body: string }) => ({ id: (JSON.parse(body) as { id: string }).id }));
  const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';
  const answers = { invoke: () => ({ Payload: '{}', RequestId: 'r-1' }) };
  beforeEach(() => identify.mockClear());

  test('comes with the call, through to its tasks, and the input is not read for it', async () => {
    const world = await statesWorld(taskDefinition(FUNCTION_ARN), { answers, identify });
    await world.start({ id: 'of the input' }, { transaction: { id: 'of the call' } });
    await world.clock.advance(0);
    expect(identify).not.toHaveBeenCalled();
    expect(world.calls).toMatchObject([
      { operation: 'invoke', call: { transaction: { id: 'of the call' } } },
    ]);
    expect(world.trace.records.map(({ transaction }) => transaction.id)).toEqual([
      'of the call',
      'of the call',
    ]);
  });

  test('is told by the input where a client’s call brings none', async () => {
    const world = await statesWorld(taskDefinition(FUNCTION_ARN), { answers, identify });
    await world.run({ id: 'of the input' });
    expect(identify).toHaveBeenCalledWith({ body: '{"id":"of the input"}', attributes: {} });
    expect(world.calls).toMatchObject([{ call: { transaction: { id: 'of the input' } } }]);
  });
});

test('another service’s call stands before what goes wrong on purpose, and before its rights, as a client’s does', async () => {
  const intercepted: unknown[] = [];
  const world = await statesWorld(WAIT, {
    intercept: async (call, proceed) => {
      intercepted.push([call.service, call.operation, call.resource]);
      return proceed(call.input);
    },
  });
  const principal = {
    type: 'role',
    roleArn: 'arn:aws:iam::000000000000:role/other',
    sessionName: 's',
    accountId: '000000000000',
  } as const;
  await expect(world.start({}, { caller: { principal } })).rejects.toMatchObject({
    code: 'AccessDeniedException',
    action: 'states:StartExecution',
  });
  expect(intercepted).toEqual([['states', 'StartExecution', MACHINE_ARN]]);
});

test.each([
  ['no ARN', { stateMachineArn: 'abc' }, 'InvalidArn', 'Invalid ARN prefix: abc'],
  [
    'the ARN of something else',
    { stateMachineArn: MACHINE_ARN.replace(':stateMachine:', ':express:') },
    'InvalidArn',
    'Resource type not valid in this context: express',
  ],
  [
    'a machine that does not exist',
    { stateMachineArn: `${MACHINE_ARN}2` },
    'StateMachineDoesNotExist',
    'State Machine Does Not Exist',
  ],
  // Recorded on AWS: test_invalid_start_execution_input.
  [
    'an input that is not JSON',
    { input: "{'not': 'json'}" },
    'InvalidExecutionInput',
    "Invalid State Machine Execution Input: 'Unexpected character (''' (code 39)): was expecting double-quote to start field name'",
  ],
  [
    'an input that is nested too deep',
    { input: '['.repeat(1_001) + ']'.repeat(1_001) },
    'InvalidExecutionInput',
    '1000 levels',
  ],
  ['an empty input', { input: '' }, 'InvalidExecutionInput', 'Invalid execution input.'],
  [
    'an input that is too large',
    { input: JSON.stringify('x'.repeat(262_143)) },
    'ValidationException',
    'less than or equal to 262144',
  ],
  ['a name with a space', { name: 'a b' }, 'InvalidName', "Invalid Name: 'a b'"],
])('%s is refused', async (_, input, code, message) => {
  const { client, trace } = await statesWorld(WAIT);
  await expect(
    client.call('StartExecution', { stateMachineArn: MACHINE_ARN, ...input }),
  ).resolves.toMatchObject({ __type: code, message: expect.stringContaining(message) as string });
  expect(trace.records).toEqual([]);
});

describe('in a busy account', () => {
  const busyWorld = async () => {
    const world = await statesWorld(WAIT);
    const { capacity } = world.account;
    let end = (): void => undefined;
    const bytes = capacity.room.limits.underWay;
    void capacity.pace.work(bytes, () => new Promise<void>((resolve) => (end = resolve)));
    return { ...world, end: () => end() };
  };
  const started = ({ trace }: { trace: { records: readonly { what: string }[] } }) =>
    trace.records.filter(({ what }) => what === 'ExecutionStarted').length;

  test('an execution that is started is accepted, and begins when there is less to do', async () => {
    const world = await busyWorld();
    await expect(world.start({})).resolves.toHaveProperty('executionArn');
    await world.clock.advance(600_000);
    expect(started(world)).toBe(0);
    world.end();
    await world.clock.advance(60_000);
    expect(world.trace.records.at(-1)).toMatchObject({ what: 'ExecutionEnded', status: 'SUCCEEDED' });
  });

  test('one that is waited for begins at once', async () => {
    const world = await busyWorld();
    const run = world.run();
    await world.clock.advance(60_000);
    await expect(run).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test('one that waits for its turn is aborted at the end', async () => {
    const world = await busyWorld();
    await world.start({});
    await world.service.stop();
    expect(started(world)).toBe(0);
  });
});

describe('the room of an execution', () => {
  test('is asked for when it is started, unless the caller has it', async () => {
    const world = await statesWorld(WAIT);
    const { room } = world.account.capacity;
    const caller = room.enter(room.limits.underWay);
    await expect(world.start({})).rejects.toMatchObject({ code: 'ThrottlingException', httpStatus: 400 });
    await expect(world.start({}, { passage: caller })).resolves.toHaveProperty('executionArn');
  });

  test('is given to what its tasks send, and ends with it', async () => {
    const world = await statesWorld(taskDefinition('arn:aws:states:::sqs:sendMessage', SEND), {
      answers: { sendMessage: () => ({ MessageId: 'm', MD5OfMessageBody: '' }) },
    });
    await world.run({ some: 'input' });
    const { room } = world.account.capacity;
    const [{ call } = { call: undefined }] = world.calls;
    expect(call?.passage).toBeDefined();
    expect(world.account.capacity.room.admit(room.limits.underWay)).toBeDefined();
  });
});

const SEND = { Arguments: { QueueUrl: 'url', MessageBody: '{% $states.input %}' } };

test('the time that a task waits for a process is not its own', async () => {
  const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';
  const definition = taskDefinition(FUNCTION_ARN, { TimeoutSeconds: 20 });
  let answer: (result: object) => void = () => undefined;
  const world = await statesWorld(definition, {
    answers: { invoke: () => new Promise((resolve) => (answer = resolve)) },
  });
  const run = world.run();
  await world.clock.advance(0);
  const goOn = world.calls[0]!.call.holdTime!();
  await world.clock.advance(3_600_000);
  goOn();
  await world.clock.advance(19_000);
  answer({ Payload: '{}', RequestId: 'r' });
  await expect(run).resolves.toMatchObject({ status: 'SUCCEEDED' });
});

// Recorded on AWS: test_express_sync and test_express_async.
describe('an execution that a client waits for', () => {
  test('says when it failed, too, that its output would be included', async () => {
    const world = await statesWorld({
      QueryLanguage: 'JSONata',
      StartAt: 'Fail',
      States: { Fail: { Type: 'Fail', Error: 'E' } },
    });
    const result = await world.run();
    expect(result).toMatchObject({ status: 'FAILED', outputDetails: { included: true } });
    expect(result).not.toHaveProperty('output');
  });

  test('has no RedriveCount in its context object, as one has that is started', async () => {
    const definition = taskDefinition('arn:aws:lambda:us-east-1:000000000000:function:F', {
      Arguments: '{% $states.context.Execution %}',
    });
    const world = await statesWorld(definition, { answers: { invoke: () => ({ Payload: '1' }) } });
    await world.run();
    await world.start({});
    await world.clock.advance(0);
    const [waitedFor, started] = world.calls.map(
      ({ input }) => JSON.parse((input as { Payload: string }).Payload) as object,
    );
    expect(waitedFor).not.toHaveProperty('RedriveCount');
    expect(started).toHaveProperty('RedriveCount', 0);
  });
});
