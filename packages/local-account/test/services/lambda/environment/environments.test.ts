import { existsSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../../../src/clock/manual-clock';
import { AwsError } from '../../../../src/errors/aws-error';
import { TooManyRequests } from '../../../../src/services/lambda';
import { HurriedClock } from '../hurried-clock';
import { alarmIn, eventually, lives, LocalLambda } from '../local-lambda';

/** Counts its invocations; with `hold`, it answers when there is a file of that name. */
const COUNTER = `
  const fs = require('node:fs');
  let count = 0;
  exports.handler = async ({ hold }) => {
    count += 1;
    while (hold && !fs.existsSync(hold)) await new Promise((resolve) => setTimeout(resolve, 5));
    return { pid: process.pid, count };
  };`;

interface Count {
  readonly pid: number;
  readonly count: number;
}

describe('execution environments', () => {
  let lambda: LocalLambda | undefined;
  afterEach(() => lambda?.stop());

  const start = async (...args: Parameters<typeof LocalLambda.start>) =>
    (lambda = await LocalLambda.start(...args));
  const count = async (of: LocalLambda, event: object = {}) => (await of.result(event)) as Count;

  it('are used again', async () => {
    const lambda = await start(COUNTER);
    const first = await count(lambda);
    await expect(count(lambda)).resolves.toEqual({ pid: first.pid, count: 2 });
  });

  it('are less urgent than the account, and no less than a machine knows', async () => {
    const lambda = await start(`exports.handler = async () => require('node:os').getPriority();`);
    await expect(lambda.result()).resolves.toBe(Math.min(getPriority() + 5, constants.priority.PRIORITY_LOW));
  });

  it('are as many as there are invocations at once, and have a log stream each', async () => {
    const lambda = await start(`${COUNTER} console.log('init');`);
    const hold = join(lambda.directory, 'go');
    const held = [count(lambda, { hold }), count(lambda, { hold }), count(lambda, { hold })];
    await lambda.waitForStarts(3);
    writeFileSync(hold, '');
    const counts = await Promise.all(held);
    expect(new Set(counts.map(({ pid }) => pid)).size).toBe(3);
    expect(counts.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(new Set(lambda.logged.map(({ logStreamName }) => logStreamName)).size).toBe(3);
  });

  it.each([
    ['the limit', {}, { limits: { concurrentExecutions: 1 } }, 'ConcurrentInvocationLimitExceeded'],
    [
      'its reservation',
      { reservedConcurrentExecutions: 1 },
      {},
      'ReservedFunctionConcurrentInvocationLimitExceeded',
    ],
  ])('are not more than %s', async (_what, changes, ports, reason) => {
    const lambda = await start(COUNTER, changes, ports);
    const hold = join(lambda.directory, 'go');
    const held = count(lambda, { hold });
    await lambda.waitForStarts(1);
    const refusal: unknown = await lambda.invoke().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TooManyRequests);
    expect(refusal).toMatchObject({
      code: 'TooManyRequestsException',
      httpStatus: 429,
      message: 'Rate Exceeded.',
      reason,
    });
    writeFileSync(hold, '');
    const { pid } = await held;
    await expect(count(lambda)).resolves.toEqual({ pid, count: 2 });
  });

  it('are waited for when all that this machine runs are busy', async () => {
    const lambda = await start(COUNTER, {}, { limits: { processes: 1 } });
    const hold = join(lambda.directory, 'go');
    const held = count(lambda, { hold });
    await lambda.waitForStarts(1);
    const waiting = [count(lambda), count(lambda)];
    expect(lambda.trace.records.filter(({ what }) => what === 'FunctionStarted')).toHaveLength(1);
    writeFileSync(hold, '');
    const { pid } = await held;
    await expect(Promise.all(waiting)).resolves.toEqual([
      { pid, count: 2 },
      { pid, count: 3 },
    ]);
  });

  it('are started for those who wait when one ends', async () => {
    const lambda = await start(
      `${COUNTER} const { handler } = exports;
       exports.handler = async (event) => { await handler(event); if (event.exit) process.exit(1); return process.pid; };`,
      {},
      { limits: { processes: 1 } },
    );
    const hold = join(lambda.directory, 'go');
    const ending = lambda.failure({ hold, exit: true });
    await lambda.waitForStarts(1);
    const waiting = lambda.result();
    writeFileSync(hold, '');
    await expect(ending).resolves.toMatchObject({ errorType: 'Runtime.ExitError' });
    await expect(waiting).resolves.toEqual(expect.any(Number));
  });

  it('hold the time of who waits for one, until there is one', async () => {
    const lambda = await start(COUNTER, {}, { limits: { processes: 1 } });
    const hold = join(lambda.directory, 'go');
    const held = count(lambda, { hold });
    await lambda.waitForStarts(1);
    const times: string[] = [];
    const holdTime = () => {
      times.push('held');
      return () => void times.push('goes on');
    };
    const input = { FunctionName: 'Fixture', Payload: '{}' };
    const waiting = lambda.functions.invoke({ ...lambda.call, holdTime }, input);
    await eventually(() => times.length > 0);
    expect(times).toEqual(['held']);
    writeFileSync(hold, '');
    await held;
    await waiting;
    expect(times).toEqual(['held', 'goes on']);
  });

  it('are waited for in vain when the function goes', async () => {
    const lambda = await start(COUNTER, {}, { limits: { processes: 1 } });
    const held = lambda.failure({ hold: 'never' });
    await lambda.waitForStarts(1);
    let waits = false;
    const holdTime = () => {
      waits = true;
      return () => undefined;
    };
    const waiting = lambda.functions
      .invoke({ ...lambda.call, holdTime }, { FunctionName: 'Fixture', Payload: '{}' })
      .catch((error: unknown) => error);
    await eventually(() => waits);
    await lambda.endFunctions();
    await expect(waiting).resolves.toMatchObject({ code: 'ResourceNotFoundException' });
    await held;
  });

  it('of functions without a reservation share what others have not reserved', async () => {
    const lambda = await start(COUNTER, {}, { limits: { concurrentExecutions: 3 } });
    const { configuration } = lambda.ports.functions.all[0]!.latest;
    const functionName = 'Reserving';
    const functionArn = configuration.functionArn.replace('Fixture', functionName);
    const reserving = { ...configuration, functionName, functionArn, reservedConcurrentExecutions: 2 };
    lambda.ports.functions.create(reserving);
    const hold = join(lambda.directory, 'go');
    const held = count(lambda, { hold });
    await lambda.waitForStarts(1);
    await expect(lambda.invoke()).rejects.toMatchObject({ reason: 'ConcurrentInvocationLimitExceeded' });
    writeFileSync(hold, '');
    await held;
  });

  it('are none for a function with nothing reserved', async () => {
    const lambda = await start(COUNTER, { reservedConcurrentExecutions: 0 }, {}, true);
    await expect(lambda.invoke()).rejects.toMatchObject({ code: 'TooManyRequestsException' });
  });

  it('start before the first invocation, if asked to', async () => {
    const lambda = await start(`require('node:fs').writeFileSync('started', ''); ${COUNTER}`, {}, {}, true);
    await eventually(() => existsSync(join(lambda.directory, 'started')));
    await expect(count(lambda)).resolves.toMatchObject({ count: 1 });
    const { pid } = await count(lambda);
    expect(pid).not.toBe(process.pid);
  });

  it('of a function that runs into its timeout are killed', async () => {
    const clock = new HurriedClock();
    const lambda = await start(
      `${COUNTER}
       const { handler } = exports;
       exports.handler = (event) => { if (event.loop) { console.log(process.pid); while (true); } return handler(event); };`,
      { timeoutSeconds: 1 },
      { clock },
    );
    const logged = () => lambda.records.find(({ level }) => level === 'INFO');
    const invocation = lambda.invoke({ loop: true });
    await eventually(() => logged() !== undefined);
    await clock.advance(1_000);
    const { Payload, RequestId } = await invocation;
    expect(JSON.parse(Payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${RequestId} Error: Task timed out after 1.00 seconds`,
    });
    expect(lambda.trace.records.at(-1)).toMatchObject({
      what: 'FunctionEnded',
      error: 'Sandbox.Timedout',
      durationMs: 1_000,
    });
    const pid = logged()?.message as number;
    expect(lives(pid)).toBe(false);
    await expect(count(lambda)).resolves.toMatchObject({ count: 1 });
  });

  it('that end while they wait are replaced', async () => {
    const lambda = await start(COUNTER);
    const { pid } = await count(lambda);
    process.kill(pid, 'SIGKILL');
    await eventually(() => !lives(pid));
    const next = await lambda.invoke();
    // The end may be noticed only after the event was given to it.
    expect(next.FunctionError ? next.Payload : 'no error').toMatch(/Runtime\.ExitError|^no error$/);
    await expect(count(lambda)).resolves.not.toMatchObject({ pid });
  });

  it('end with what they have started, and nothing of them is left', async () => {
    const lambda = await start(`
      const { spawn } = require('node:child_process');
      exports.handler = async () => [process.pid, spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']).pid];`);
    const pids = (await lambda.result()) as number[];
    expect(pids.map(lives)).toEqual([true, true]);
    await lambda.endFunctions();
    await eventually(() => !pids.some(lives));
    expect(process.getActiveResourcesInfo()).not.toContain('TCPServerWrap');
    expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
  });

  it('end with an invocation under way, which fails', async () => {
    const lambda = await start(COUNTER);
    const held = lambda.failure({ hold: 'never' });
    await lambda.waitForStarts(1);
    await lambda.endFunctions();
    await expect(held).resolves.toMatchObject({ errorType: 'Runtime.ExitError' });
    await expect(lambda.invoke()).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});

describe('faults on purpose', () => {
  const fault = async (
    beforeInvoke: NonNullable<Parameters<typeof LocalLambda.start>[2]>['beforeInvoke'],
    clock = new ManualClock(),
  ) => LocalLambda.start(COUNTER, { timeoutSeconds: 1 }, { beforeInvoke, clock });

  it('refuse an invocation with the error thrown', async () => {
    const lambda = await fault(() => {
      throw new AwsError('ServiceException', 'Oops', 500);
    });
    await expect(lambda.invoke()).rejects.toMatchObject({ code: 'ServiceException', httpStatus: 500 });
    expect(lambda.trace.records).toEqual([]);
    await lambda.stop();
  });

  it.each([
    ['crash', 'Runtime.ExitError', /signal: killed$/, async () => undefined],
    [
      'hang',
      'Sandbox.Timedout',
      /Task timed out after 1.00 seconds$/,
      async (clock: ManualClock) => {
        await alarmIn(1_000, clock);
        await clock.advance(1_000);
      },
    ],
  ] as const)('make a function %s once', async (kind, errorType, errorMessage, pass) => {
    const clock = new ManualClock();
    const faults = [kind];
    const lambda = await fault(() => faults.pop(), clock);
    const failing = lambda.failure();
    await pass(clock);
    const failure = await failing;
    expect(failure.errorType).toBe(errorType);
    expect(failure.errorMessage).toMatch(errorMessage);
    await expect(lambda.result()).resolves.toMatchObject({ count: 1 });
    await lambda.stop();
  });
});

describe('environment variables', () => {
  const DUMP = 'exports.handler = async () => ({ ...process.env });';
  const variables = async (...[changes, ports]: [object?, object?]) => {
    const lambda = await LocalLambda.start(DUMP, changes, ports);
    const dump = (await lambda.result()) as Record<string, string>;
    await lambda.stop();
    return { dump, directory: lambda.directory };
  };

  it('are those of Lambda and those of the function', async () => {
    const { dump, directory } = await variables({ environment: { STAGE: 'test' } });
    expect(dump).toMatchObject({
      STAGE: 'test',
      _HANDLER: 'index.handler',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'Fixture',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Fixture',
      LAMBDA_TASK_ROOT: directory,
      TZ: ':UTC',
      _X_AMZN_TRACE_ID: expect.stringMatching(
        /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/,
      ) as string,
    });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
      expect(dump[name]).toMatch(/./);
    }
    expect(dump).not.toHaveProperty('AWS_ENDPOINT_URL');
  });

  it('have nothing of ours', async () => {
    process.env.SECRET_OF_THE_LAPTOP = 'x';
    const { dump } = await variables();
    delete process.env.SECRET_OF_THE_LAPTOP;
    expect(dump).not.toHaveProperty('SECRET_OF_THE_LAPTOP');
    expect(dump).not.toHaveProperty('HOME');
    expect(dump).not.toHaveProperty('JEST_WORKER_ID');
  });

  it('send SDK calls to the local run, unless the function has them elsewhere', async () => {
    const ports = { endpointUrl: 'http://127.0.0.1:4566' };
    const { dump } = await variables({}, ports);
    expect(dump.AWS_ENDPOINT_URL).toBe('http://127.0.0.1:4566');
    const own = await variables({ environment: { AWS_ENDPOINT_URL: 'http://own' } }, ports);
    expect(own.dump.AWS_ENDPOINT_URL).toBe('http://own');
  });
});
