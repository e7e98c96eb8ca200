import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { Server } from 'node:net';
import { HurriedClock } from '../hurried-clock';
import {
  alarmIn,
  eventually,
  FUNCTION_ARN,
  type FunctionErrorBody,
  lives,
  LocalLambda,
} from '../local-lambda';

/** The code of a function, and how it fails. */
async function failureOf(
  code: string | Record<string, string>,
  handler = 'index.handler',
): Promise<FunctionErrorBody> {
  const lambda = await LocalLambda.start(code, { handler });
  try {
    return await lambda.failure();
  } finally {
    await lambda.stop();
  }
}

describe('errors of a handler', () => {
  it('come with name, message and trace', async () => {
    const failure = await failureOf(`
      class Odd extends Error { name = 'OddError'; }
      exports.handler = async () => { throw new Odd('no'); };`);
    expect(failure).toMatchObject({ errorType: 'OddError', errorMessage: 'no' });
    expect(failure.trace?.[0]).toBe('OddError: no');
  });

  it('that are no Error objects come with the type of the value', async () => {
    const failure = await failureOf(`exports.handler = async () => { throw 'no'; };`);
    expect(failure).toEqual({ errorType: 'string', errorMessage: 'no', trace: [] });
  });

  it('that break lines or leave Latin-1 in their name arrive', async () => {
    const failure = await failureOf(`
      exports.handler = async () => { throw Object.assign(new Error('no'), { name: 'Ö\\n\u{1F600}' }); };`);
    expect(failure.errorType).toBe('Ö\n\u{1F600}');
  });

  it('are traced with their type', async () => {
    const lambda = await LocalLambda.start(`exports.handler = async () => { throw new TypeError('no'); };`);
    await lambda.invoke();
    expect(lambda.trace.records.at(-1)).toMatchObject({
      what: 'FunctionEnded',
      resource: FUNCTION_ARN,
      error: 'TypeError',
    });
    await lambda.stop();
  });
});

describe('results', () => {
  it.each(['const o = {}; o.o = o; return o;', 'return 1n;'])(
    'that are not JSON are an error: %s',
    async (body) => {
      await expect(failureOf(`exports.handler = async () => { ${body} };`)).resolves.toMatchObject({
        errorType: 'Runtime.JSONStringifyError',
        errorMessage: 'Unable to stringify response body',
      });
    },
  );

  it('of more than 6 MB are an error, and the environment goes on', async () => {
    const lambda = await LocalLambda.start(`
      let count = 0;
      exports.handler = async ({ length }) => length ? 'x'.repeat(length) : ++count;`);
    await expect(lambda.failure({ length: 6_291_555 })).resolves.toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
    await lambda.result();
    await expect(lambda.result()).resolves.toBe(2);
    await lambda.stop();
  });
});

describe('a crash', () => {
  it.each([
    ['process.exit(3)', 'Runtime exited with error: exit status 3'],
    ['process.exit(0)', 'Runtime exited without providing a reason'],
    [
      `process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})`,
      'Runtime exited with error: signal: killed',
    ],
  ])('by %s is an exit error', async (statement, reason) => {
    const lambda = await LocalLambda.start(`exports.handler = async () => { ${statement}; };`);
    const { Payload, RequestId } = await lambda.invoke();
    expect(JSON.parse(Payload)).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${RequestId} Error: ${reason}`,
    });
    await lambda.stop();
  });

  it('by an uncaught exception gives that exception', async () => {
    const failure = await failureOf(`exports.handler = () => new Promise(() => {
      setImmediate(() => { throw new RangeError('late'); });
    });`);
    expect(failure).toMatchObject({ errorType: 'RangeError', errorMessage: 'late' });
  });

  it('by an unhandled rejection gives its reason', async () => {
    const failure = await failureOf(
      `exports.handler = async () => { Promise.reject(new Error('nobody')); };`,
    );
    expect(failure).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: nobody',
    });
  });

  it('after the answer ends the process at once, and not when the next event comes', async () => {
    const lambda = await LocalLambda.start(`exports.handler = async () => {
      setTimeout(() => { throw new Error('late'); }, 20);
      return process.pid;
    };`);
    const pid = (await lambda.result()) as number;
    await expect(eventually(() => !lives(pid))).resolves.toBeUndefined();
    await lambda.stop();
  });

  it('by an unhandled rejection takes nothing but its own event with it', async () => {
    const lambda = await LocalLambda.start(`exports.handler = async ({ fails }) => {
      if (fails) Promise.reject(new Error('nobody'));
      return 'result';
    };`);
    for (let round = 0; round < 3; round++) {
      await lambda.failure({ fails: true });
      await expect(lambda.result()).resolves.toBe('result');
    }
    await lambda.stop();
  });

  it('is followed by a fresh environment', async () => {
    const lambda = await LocalLambda.start(`
      let count = 0;
      exports.handler = async ({ crash }) => (crash ? process.exit(1) : ++count);`);
    await lambda.result();
    await lambda.failure({ crash: true });
    await expect(lambda.result()).resolves.toBe(1);
    await lambda.stop();
  });
});

describe('an initialization', () => {
  it.each([
    [
      'a missing module',
      `require('no-such-module');`,
      'index.handler',
      'Runtime.ImportModuleError',
      /Cannot find module 'no-such-module'/,
    ],
    ['a missing file', '', 'other.handler', 'Runtime.ImportModuleError', /Cannot find module 'other'/],
    [
      'a missing export',
      'exports.other = 1;',
      'index.handler',
      'Runtime.HandlerNotFound',
      /^index.handler is undefined or not exported$/,
    ],
    [
      'an export that is no function',
      'exports.handler = 1;',
      'index.handler',
      'Runtime.HandlerNotFound',
      /^index.handler is not a function$/,
    ],
    [
      'a syntax error',
      'exports.handler = ;',
      'index.handler',
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: Unexpected token/,
    ],
    ['a handler name without an export', '', 'index', 'Runtime.MalformedHandlerName', /^Bad handler$/],
    [
      'a handler name with dots',
      '',
      '../index.handler',
      'Runtime.MalformedHandlerName',
      /is not a valid handler name/,
    ],
    [
      'a callback',
      'exports.handler = (event, context, callback) => callback();',
      'index.handler',
      'Runtime.CallbackHandlerDeprecated',
      /removed support for callback-based/,
    ],
    [
      'an error of the module',
      `throw new RangeError('at load');`,
      'index.handler',
      'RangeError',
      /^at load$/,
    ],
    [
      'an exit',
      'process.exit(7);',
      'index.handler',
      'Runtime.ExitError',
      /^RequestId: \S+ Error: Runtime exited with error: exit status 7$/,
    ],
  ])('fails by %s', async (_what, code, handler, errorType, errorMessage) => {
    const failure = await failureOf(code, handler);
    expect(failure.errorType).toBe(errorType);
    expect(failure.errorMessage).toMatch(errorMessage);
  });

  it('that fails is tried again by each invocation', async () => {
    const lambda = await LocalLambda.start(`
      const fs = require('node:fs');
      if (!fs.existsSync('ready')) { fs.writeFileSync('ready', ''); throw new Error('not yet'); }
      exports.handler = async () => 'done';`);
    await expect(lambda.result()).resolves.toBe('done');
    await lambda.stop();
  });

  it('that takes too long is tried again for as long as the function may take', async () => {
    const clock = new HurriedClock();
    const lambda = await LocalLambda.start('while (true);', { timeoutSeconds: 3 }, { clock });
    const failing = lambda.failure();
    await clock.advance(10_000);
    await alarmIn(3_000, clock);
    await clock.advance(3_000);
    await expect(failing).resolves.toMatchObject({ errorType: 'Sandbox.Timedout' });
    await lambda.stop();
  });
});

describe('a machine without file handles', () => {
  afterEach(() => jest.restoreAllMocks());

  const tooManyFiles = (syscall: string) =>
    Object.assign(new Error(`${syscall} EMFILE`), { code: 'EMFILE', syscall });

  /** As Node.js does: a process without pid and stdio, which tells the error later. */
  const failSpawn = () =>
    jest.spyOn(childProcess, 'spawn').mockImplementation(() => {
      const child = new EventEmitter();
      process.nextTick(() => child.emit('error', tooManyFiles('spawn node')));
      return child as childProcess.ChildProcess;
    });

  const failListen = () =>
    jest.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      process.nextTick(() => this.emit('error', tooManyFiles('listen')));
      return this;
    });

  it.each([
    ['the process', failSpawn, /spawn node EMFILE/],
    ['its Runtime API', failListen, /listen EMFILE/],
  ])('fails an invocation for want of %s, and nothing else', async (_, fail, message) => {
    const lambda = await LocalLambda.start('exports.handler = async () => 1;');
    const mock = fail();
    const failure = await lambda.failure();
    expect(failure.errorType).toBe('Runtime.StartError');
    expect(failure.errorMessage).toMatch(message);
    expect(failure.errorMessage).toMatch('`ulimit -n` raises the limit');
    mock.mockRestore();
    await expect(lambda.result()).resolves.toBe(1);
    await lambda.stop();
  });
});
