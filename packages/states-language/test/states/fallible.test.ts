import { machine, outputOf, run, runThroughTime, task } from '../run-definition';
import { catching, CAUGHT, fail } from './catching';

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
