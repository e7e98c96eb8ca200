import type { FunctionLogging } from '../../../../src/services/lambda/function/function-configuration';
import { LocalLambda } from '../local-lambda';

/** Runs the statements in a handler. @returns what was logged, and the function */
async function logged(statements: string, logging: Partial<FunctionLogging> = {}): Promise<LocalLambda> {
  const lambda = await LocalLambda.start(`exports.handler = async (event) => { ${statements} };`, {
    logging,
  });
  await lambda.invoke();
  await lambda.stop();
  return lambda;
}

describe('the JSON format', () => {
  it('puts a single object into the message as it is', async () => {
    const { messages } = await logged(`console.info({ body: '{"a": 1.0}\\n', n: 1, none: undefined });`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^\{"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"INFO","requestId":"[0-9a-f-]{36}","message":\{"body":"\{\\"a\\": 1.0\}\\n","n":1\}\}$/,
    );
  });

  it.each([
    [`'text'`, { message: 'text' }],
    [`'a %s', 'b', 7`, { message: 'a b 7' }],
    ['undefined', {}],
    ['1n', { message: '1n' }],
    ['(() => { const o = {}; o.o = o; return o; })()', { message: '<ref *1> { o: [Circular *1] }' }],
    [`'half \\ud83d'`, { message: 'half \ud83d' }],
    [`{ half: '\\ud83d' }`, { message: { half: '\ud83d' } }],
    [`'two\\nlines'`, { message: 'two\nlines' }],
    [`'\\u2028\\r\\u{1F600}'`, { message: '\u2028\r\u{1F600}' }],
  ])('logs (%s) as one record', async (args, expected) => {
    const { records } = await logged(`console.log(${args});`);
    expect(records).toEqual([
      {
        timestamp: expect.any(String) as string,
        level: 'INFO',
        requestId: expect.any(String) as string,
        ...expected,
      },
    ]);
  });

  it('describes an error, alone or beside a text', async () => {
    const { records } = await logged(`
      console.error(new TypeError('no'));
      console.warn('oh', new TypeError('no'));`);
    const description = {
      errorType: 'TypeError',
      errorMessage: 'no',
      stackTrace: expect.arrayContaining(['TypeError: no']) as string[],
    };
    expect(records[0]).toMatchObject({ level: 'ERROR', message: description });
    expect(records[1]).toMatchObject({
      level: 'WARN',
      message: expect.stringContaining('oh TypeError: no') as string,
      ...description,
    });
  });

  it.each([
    ['TRACE', ['TRACE', 'DEBUG', 'INFO', 'INFO', 'WARN', 'ERROR']],
    ['INFO', ['INFO', 'INFO', 'WARN', 'ERROR']],
    ['ERROR', ['ERROR']],
    ['FATAL', []],
  ] as const)('at application level %s keeps %j', async (applicationLogLevel, expected) => {
    const { records } = await logged(
      `for (const level of ['trace', 'debug', 'info', 'log', 'warn', 'error']) console[level]('x');`,
      { applicationLogLevel },
    );
    expect(records.map(({ level }) => level)).toEqual(expected);
  });

  it('logs what a handler throws', async () => {
    const { records } = await logged(`throw new TypeError('no');`);
    expect(records[0]).toMatchObject({
      level: 'ERROR',
      message: { errorType: 'TypeError', errorMessage: 'no' },
    });
  });

  it.each([
    ['WARN', 'return 1;', []],
    ['INFO', 'return 1;', ['initStart', 'start', 'report']],
    ['DEBUG', 'return 1;', ['initStart', 'initRuntimeDone', 'initReport', 'start', 'runtimeDone', 'report']],
    ['WARN', `throw new Error('no');`, ['runtimeDone', 'report']],
    ['WARN', 'process.exit(1);', ['runtimeDone', 'report']],
  ] as const)(
    'at system level %s has, after %s, the platform records %j',
    async (systemLogLevel, code, expected) => {
      const { records } = await logged(code, { systemLogLevel });
      const types = records.flatMap(({ type }) => (typeof type === 'string' ? [type] : []));
      expect(types).toEqual(expected.map((type) => `platform.${type}`));
    },
  );

  it('has platform records of a failed initialization at WARN', async () => {
    const lambda = await LocalLambda.start(`require('no-such-module');`);
    await lambda.invoke();
    await lambda.stop();
    expect(lambda.records).toContainEqual({
      time: expect.any(String) as string,
      type: 'platform.initReport',
      record: {
        initializationType: 'on-demand',
        phase: 'init',
        status: 'error',
        errorType: 'Runtime.ImportModuleError',
        metrics: { durationMs: expect.any(Number) as number },
      },
    });
  });

  it('reports duration, memory and, for the first invocation only, the initialization', async () => {
    const lambda = await LocalLambda.start('exports.handler = async () => 1;', {
      logging: { systemLogLevel: 'INFO' },
    });
    await lambda.invoke();
    await lambda.invoke();
    await lambda.stop();
    const reports = lambda.records.filter(({ type }) => type === 'platform.report');
    const metrics = {
      durationMs: expect.any(Number) as number,
      billedDurationMs: expect.any(Number) as number,
      memorySizeMB: 256,
      maxMemoryUsedMB: expect.any(Number) as number,
    };
    const requestId = expect.any(String) as string;
    expect(reports.map(({ record }) => record)).toEqual([
      { requestId, status: 'success', metrics: { ...metrics, initDurationMs: expect.any(Number) as number } },
      { requestId, status: 'success', metrics },
    ]);
  });
});

describe('the text format', () => {
  it('has lines with tabs between the lines of the platform', async () => {
    const { messages } = await logged(`console.debug('a %s', 'b'); console.error('two\\nlines');`, {
      logFormat: 'Text',
    });
    const requestId = /^START RequestId: (\S+) Version: \$LATEST\n$/.exec(messages[1] ?? '')?.[1] ?? '';
    const line = (text: string) => expect.stringMatching(new RegExp(text)) as string;
    expect(messages).toEqual([
      line('^INIT_START Runtime Version: nodejs:'),
      `START RequestId: ${requestId} Version: $LATEST\n`,
      line(`^\\d{4}-\\S+Z\t${requestId}\tDEBUG\ta b\n$`),
      line(`^\\d{4}-\\S+Z\t${requestId}\tERROR\ttwo\nlines\n$`),
      `END RequestId: ${requestId}\n`,
      line(
        `^REPORT RequestId: ${requestId}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: \\d+ MB\tInit Duration: [\\d.]+ ms\t\n$`,
      ),
    ]);
  });

  it('reports how an invocation failed', async () => {
    const { messages } = await logged('process.exit(1);', { logFormat: 'Text' });
    expect(messages.at(-1)).toMatch(/\tStatus: error\tError Type: Runtime\.ExitError\n$/);
  });
});

describe('log lines', () => {
  it('go to a stream that names the function, if the log group is not its default one', async () => {
    const { logged: events } = await logged(`console.log('x');`, { logGroupName: 'Shared' });
    expect(events[0]?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/Fixture\[\$LATEST\][0-9a-f]{32}$/);
  });

  it('have the time at which they were logged', async () => {
    const { logged: events, records } = await logged(`console.log('x');`);
    expect(new Date(events[0]?.timestampMs ?? 0).toISOString()).toBe(records[0]?.timestamp);
  });

  it('outside of the console come as they are', async () => {
    const { messages } = await logged(`
      process.stdout.write('first\\nsec');
      process.stdout.write('ond\\n');
      process.stderr.write('third \u{1F600}\\n\\nlast, open');`);
    expect(messages.sort()).toEqual(['first\n', 'last, open\n', 'second\n', 'third \u{1F600}\n']);
  });

  it('that are open when the invocation ends are part of it', async () => {
    const lambda = await LocalLambda.start(`exports.handler = async () => process.stdout.write('open');`);
    await expect(lambda.logTail()).resolves.toBe('open\n');
    await lambda.stop();
  });

  it.each([
    ['the console', `console.log('\u{1F600}'.repeat(200_000))`],
    ['the output', `process.stdout.write('\u{1F600}'.repeat(200_000) + '\\n')`],
  ])('of 800 kB by %s are whole', async (_what, statement) => {
    const { messages } = await logged(`${statement};`);
    // Booleans: a failure must not print the line.
    expect(messages.map((message) => message.includes('\u{1F600}'.repeat(200_000)))).toEqual([true]);
    expect(messages.some((message) => message.includes('\ufffd'))).toBe(false);
  });

  it('are all there when the invocation ends, in their order, however it ends', async () => {
    for (const end of ['return 1;', `throw new Error('no');`, 'process.exit(1);']) {
      const { records } = await logged(`for (let i = 0; i < 2000; i += 1) console.log(i); ${end}`);
      const numbers = records.map(({ message }) => message).filter((message) => typeof message === 'number');
      expect(numbers).toEqual(Array.from({ length: 2000 }, (_, index) => index));
    }
  });

  it('come with the result: the last 4 KB', async () => {
    const lambda = await LocalLambda.start(
      `exports.handler = async ({ length }) => console.log('\u{1F600}'.repeat(length));`,
    );
    const logTail = await lambda.logTail({ length: 5 });
    expect(logTail).toBe(`${lambda.messages.join('\n')}\n`);
    const cut = await lambda.logTail({ length: 5000 });
    await lambda.stop();
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(4096);
    expect(cut).toMatch(/^(\u{1F600})+"\}\n$/u);
  });
});
