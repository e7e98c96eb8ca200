import { parsePayload, TaskFailure } from '../src';
import { FUNCTION_ARN, machine, never, outputOf, run, runThroughTime, task } from './run-definition';

const CAUGHT = { Type: 'Pass', Output: { caught: '{% $states.input %}' }, End: true };
const fail =
  (error: string, cause = '') =>
  () =>
    Promise.reject(new TaskFailure(error, cause));
const catching = (errorEquals: string, fields: object = {}) =>
  machine({
    T: task({ Catch: [{ ErrorEquals: [errorEquals], Next: 'Caught' }], ...fields }),
    Caught: CAUGHT,
  });
/** A JSON text of this many bytes. */
const ofBytes = (bytes: number) => 'x'.repeat(bytes - 2);

describe('a task', () => {
  it('gets its arguments, and its result is the output', async () => {
    const definition = machine({ T: task({ Arguments: { id: '{% $states.input.id %}', n: 1 } }) });
    const { outcome, calls } = await run(definition, { id: 'a' }, () => ({ price: 3 }));
    expect(outcome).toEqual({ status: 'SUCCEEDED', output: '{"price":3}' });
    expect(calls).toEqual([
      expect.objectContaining({
        integration: 'lambda:function',
        resource: FUNCTION_ARN,
        arguments: expect.objectContaining({ value: { id: 'a', n: 1 }, text: '{"id":"a","n":1}' }) as unknown,
        stateName: 'T',
      }),
    ]);
  });

  it('gets the input as it is, text and value, when it has no arguments', async () => {
    const input = parsePayload('{ "amount": 1.0 }');
    const { calls } = await run(machine({ T: task() }), {}, undefined, { input });
    expect(calls[0]?.arguments).toBe(input);
  });

  it.each(['lambda:invoke', 'sqs:sendMessage', 'events:putEvents'])(
    'calls %s in any partition',
    async (integration) => {
      const Arguments = { FunctionName: 'f', QueueUrl: 'q', MessageBody: {}, Entries: [] };
      const wanted = { 'lambda:invoke': ['FunctionName'], 'sqs:sendMessage': ['QueueUrl', 'MessageBody'] }[
        integration
      ] ?? ['Entries'];
      const state = task({
        Resource: `arn:aws-cn:states:::${integration}`,
        Arguments: Object.fromEntries(Object.entries(Arguments).filter(([key]) => wanted.includes(key))),
      });
      const { calls } = await run(machine({ T: state }));
      expect(calls[0]?.integration).toBe(integration);
    },
  );

  it('sees input, result, context and old variables in Output and Assign', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { n: 1 }, Next: 'T' },
      T: task({
        End: undefined,
        Next: 'Z',
        Assign: { n: '{% $n + $states.result %}' },
        Output: [
          '{% $n %}',
          '{% $states.result %}',
          '{% $states.input.id %}',
          '{% $states.context.State.Name %}',
        ],
      }),
      Z: { Type: 'Pass', Output: { before: '{% $states.input %}', n: '{% $n %}' }, End: true },
    });
    expect(await outputOf(definition, { id: 'a' }, () => 10)).toEqual({ before: [1, 10, 'a', 'T'], n: 11 });
  });

  it('fails with the error and the cause of the port', async () => {
    const { outcome } = await run(
      machine({ T: task() }),
      {},
      fail('OrderError', '{"errorType":"OrderError"}'),
    );
    expect(outcome).toEqual({ status: 'FAILED', error: 'OrderError', cause: '{"errorType":"OrderError"}' });
  });

  it('cannot start with arguments that its integration does not take', async () => {
    const definition = catching('States.ALL', {
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Arguments: '{% $states.input %}',
    });
    const { outcome, calls } = await run(definition, { QueueUrl: 'q', Body: 'b' });
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(
        `could not be used to start the Task: [The field 'MessageBody' is required but was missing, The field 'Body' is not supported by Step Functions]`,
      ) as string,
    });
    expect(calls).toEqual([]);
  });

  it('rejects the execution when the port breaks its contract', async () => {
    await expect(run(catching('States.ALL'), {}, () => Promise.reject(new Error('bug')))).rejects.toThrow(
      'bug',
    );
  });
});

describe('Catch', () => {
  it.each([
    ['States.ALL', 'OrderError', true],
    ['States.TaskFailed', 'OrderError', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['OrderError', 'OrderError', true],
    ['OrderError', 'ordererror', false],
    ['States.ALL', 'States.Timeout', true],
  ])('of %s: error %s is caught: %s', async (errorEquals, error, caught) => {
    const { outcome } = await run(catching(errorEquals), {}, fail(error, 'why'));
    expect(outcome).toEqual(
      caught
        ? { status: 'SUCCEEDED', output: JSON.stringify({ caught: { Error: error, Cause: 'why' } }) }
        : { status: 'FAILED', error, cause: 'why' },
    );
  });

  it('takes the first catcher that matches, with its own Output and Assign', async () => {
    const definition = machine({
      T: task({
        Catch: [
          { ErrorEquals: ['Other'], Next: 'Report' },
          {
            ErrorEquals: ['States.ALL'],
            Next: 'Report',
            Output: { input: '{% $states.input %}', error: '{% $states.errorOutput.Error %}' },
            Assign: { cause: '{% $states.errorOutput.Cause %}' },
          },
        ],
      }),
      Report: { Type: 'Pass', Output: { from: '{% $states.input %}', cause: '{% $cause %}' }, End: true },
    });
    expect(await outputOf(definition, { id: 1 }, fail('Boom', 'why'))).toEqual({
      from: { input: { id: 1 }, error: 'Boom' },
      cause: 'why',
    });
  });

  it.each([
    ['Arguments', { Arguments: { v: '{% $states.input.none %}' } }, 'Arguments/v'],
    ['Output', { Output: { v: '{% $states.result.none %}' } }, 'Output/v'],
    ['Assign', { Assign: { v: '{% $states.result.none %}' } }, 'Assign/v'],
    ['TimeoutSeconds', { TimeoutSeconds: '{% $states.input.none %}' }, 'TimeoutSeconds'],
  ])('catches an expression in %s that returns nothing', async (_name, fields, field) => {
    const caught = await outputOf(catching('States.QueryEvaluationError', fields));
    expect(caught).toEqual({
      caught: {
        Error: 'States.QueryEvaluationError',
        Cause: expect.stringMatching(
          `^An error occurred while executing the state 'T' \\(entered at the event id #2\\)\\. The JSONata expression '.*' specified for the field '${field}' returned nothing \\(undefined\\)\\.$`,
        ) as string,
      },
    });
  });

  it('does not catch what fails in the catcher', async () => {
    const definition = machine({
      T: task({
        Catch: [
          { ErrorEquals: ['Other'], Next: 'Caught' },
          { ErrorEquals: ['States.ALL'], Next: 'Caught', Output: { v: '{% $states.input.none %}' } },
        ],
      }),
      Caught: CAUGHT,
    });
    const { outcome } = await run(definition, {}, fail('Boom'));
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(
        "specified for the field 'Catch[1]/Output/v' returned nothing",
      ) as string,
    });
  });
});

describe('Retry', () => {
  const retrying = (...retriers: object[]) => machine({ T: task({ Retry: retriers }) });

  it.each([
    ['three times by default, backing off by two', { ErrorEquals: ['E'] }, 4, 1 + 2 + 4],
    ['never with no attempts', { ErrorEquals: ['E'], MaxAttempts: 0 }, 1, 0],
    [
      'with its own interval, rate and attempts',
      { ErrorEquals: ['E'], IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 2 },
      3,
      3 + 4.5,
    ],
    [
      'up to the maximal delay',
      { ErrorEquals: ['E'], IntervalSeconds: 10, MaxDelaySeconds: 15, MaxAttempts: 3 },
      4,
      10 + 15 + 15,
    ],
    ['not for another error', { ErrorEquals: ['F'] }, 1, 0],
    ['for every error by States.ALL', { ErrorEquals: ['States.ALL'], MaxAttempts: 1 }, 2, 1],
  ])('tries again %s', async (_name, retrier, attempts, waited) => {
    const { outcome, calls, seconds } = await runThroughTime(retrying(retrier), {}, fail('E'));
    expect(outcome).toEqual({ status: 'FAILED', error: 'E', cause: '' });
    expect(calls).toHaveLength(attempts);
    expect(seconds).toBe(waited);
  });

  it.each([
    ['FULL', 0.25],
    ['NONE', 1],
  ])('with jitter %s waits %d of the delay', async (JitterStrategy, share) => {
    jest.spyOn(Math, 'random').mockReturnValue(0.25);
    const retrier = { ErrorEquals: ['E'], IntervalSeconds: 4, MaxAttempts: 2, JitterStrategy };
    const { seconds } = await runThroughTime(retrying(retrier), {}, fail('E'));
    jest.restoreAllMocks();
    expect(seconds).toBe((4 + 8) * share);
  });

  it('counts the attempts of each retrier for itself', async () => {
    const errors = ['A', 'B', 'A', 'B', 'A'];
    const definition = retrying(
      { ErrorEquals: ['A'], MaxAttempts: 2 },
      { ErrorEquals: ['B'], MaxAttempts: 2 },
    );
    const { outcome, calls } = await runThroughTime(definition, {}, (_call, attempt) =>
      fail(errors[attempt - 1] ?? 'C')(),
    );
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'A' });
    expect(calls).toHaveLength(5);
  });

  it('tells the state how often it was tried', async () => {
    const definition = machine({
      T: task({
        Arguments: '{% $states.context.State.RetryCount %}',
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }],
      }),
    });
    const { calls } = await runThroughTime(definition, {}, fail('E'));
    expect(calls.map((call) => call.arguments.value)).toEqual([0, 1, 2]);
  });

  it('comes before Catch, which gets the last error', async () => {
    const definition = catching('States.ALL', { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] });
    const { outcome } = await runThroughTime(definition, {}, (_call, attempt) =>
      fail('E', `attempt ${attempt}`)(),
    );
    expect(outcome).toEqual({
      status: 'SUCCEEDED',
      output: '{"caught":{"Error":"E","Cause":"attempt 2"}}',
    });
  });

  it('ends when an attempt succeeds', async () => {
    const definition = retrying({ ErrorEquals: ['E'] });
    const answer = (_call: unknown, attempt: number) => (attempt < 3 ? fail('E')() : 'done');
    const { outcome } = await runThroughTime(definition, {}, answer);
    expect(outcome).toEqual({ status: 'SUCCEEDED', output: '"done"' });
  });
});

describe('limits of time', () => {
  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 5 }, 'States.Timeout'],
    [
      'TimeoutSeconds from an expression',
      { TimeoutSeconds: '{% $states.input.seconds %}' },
      'States.Timeout',
    ],
    ['HeartbeatSeconds', { TimeoutSeconds: 60, HeartbeatSeconds: 5 }, 'States.Timeout'],
    ['HeartbeatSeconds, by its name', { HeartbeatSeconds: 5 }, 'States.HeartbeatTimeout'],
    ['HeartbeatSeconds, by States.ALL', { HeartbeatSeconds: 5 }, 'States.ALL'],
  ])('%s end a task with an empty cause and abort its signal', async (_name, fields, errorEquals) => {
    const signals: AbortSignal[] = [];
    const { outcome, seconds } = await runThroughTime(
      catching(errorEquals, fields),
      { seconds: 5 },
      (call) => {
        signals.push(call.signal);
        return never();
      },
    );
    expect(outcome).toEqual({
      status: 'SUCCEEDED',
      output: '{"caught":{"Error":"States.Timeout","Cause":""}}',
    });
    expect(seconds).toBe(5);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('do not concern a task that is done in time', async () => {
    const { outcome } = await run(machine({ T: task({ TimeoutSeconds: 5, HeartbeatSeconds: 2 }) }));
    expect(outcome.status).toBe('SUCCEEDED');
  });

  it.each([
    ["'5'", "returned an unexpected result type. Expected 'number', but was 'string' for value: \"5\""],
    ['1.5', 'The TimeoutSeconds field cannot be parsed as an integer: 1.5'],
  ])('from the expression %s is an error', async (expression, cause) => {
    const { outcome } = await run(machine({ T: task({ TimeoutSeconds: `{% ${expression} %}` }) }));
    expect(outcome).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(cause) as string,
    });
  });
});

describe('limits of size', () => {
  it('an oversize result is caught by States.ALL, as recorded on AWS', async () => {
    expect(await outputOf(catching('States.ALL'), {}, () => ofBytes(262_145))).toEqual({
      caught: {
        Error: 'States.DataLimitExceeded',
        Cause: `The state/task '${FUNCTION_ARN}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      },
    });
  });

  it('names the service of an integration', async () => {
    const fields = { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' } };
    const caught = await outputOf(catching('States.DataLimitExceeded', fields), {}, () =>
      'ä'.repeat(131_072),
    );
    expect(caught).toMatchObject({
      caught: { Cause: expect.stringContaining("The state/task 'lambda' returned") as string },
    });
  });

  it('262,144 bytes are allowed', async () => {
    const { outcome } = await run(machine({ T: task() }), {}, () => ofBytes(262_144));
    expect(outcome.status).toBe('SUCCEEDED');
  });

  it.each([
    ['States.ALL', 'FAILED'],
    ['States.DataLimitExceeded', 'SUCCEEDED'],
  ])('an oversize Output under a Catch of %s: %s', async (errorEquals, status) => {
    const definition = catching(errorEquals, { Output: '{% [$states.result, $states.result] %}' });
    const { outcome } = await run(definition, {}, () => ofBytes(200_000));
    expect(outcome.status).toBe(status);
  });

  it('oversize arguments fail the task before it starts', async () => {
    const definition = catching('States.DataLimitExceeded', {
      Arguments: '{% [$states.input, $states.input] %}',
    });
    const { outcome, calls } = await run(definition, ofBytes(200_000));
    expect(outcome.status).toBe('SUCCEEDED');
    expect(calls).toEqual([]);
  });

  it('an oversize Pass ends the execution', async () => {
    const definition = machine({
      P: { Type: 'Pass', Output: '{% [$states.input, $states.input] %}', End: true },
    });
    const { outcome } = await run(definition, ofBytes(200_000));
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('oversize variables end the execution', async () => {
    const definition = machine({
      P: { Type: 'Pass', Assign: { a: '{% $states.input %}', b: '{% $states.input %}' }, End: true },
    });
    const { outcome } = await run(definition, ofBytes(200_000));
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: 'The Assign field exceeds the maximum variable assignment size by 137856 bytes.',
    });
  });
});
