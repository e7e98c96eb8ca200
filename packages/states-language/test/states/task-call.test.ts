import { machine, never, run, runThroughTime, task } from '../run-definition';
import { catching } from './catching';

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
