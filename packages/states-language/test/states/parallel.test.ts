import { TaskFailure } from '../../src';
import { machine, never, outputOf, run, task } from '../run-definition';

const graph = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });
const pass = (Output: unknown) => ({ Type: 'Pass', Output, End: true });
const parallel = (fields: object, ...branches: Record<string, object>[]) =>
  machine({ P: { Type: 'Parallel', Branches: branches.map(graph), End: true, ...fields } });

describe('Parallel', () => {
  it('gives every branch its input, and answers their outputs in order', async () => {
    const definition = parallel({}, { A: pass('{% $states.input.n + 1 %}') }, { B: pass('b') });
    expect(await outputOf(definition, { n: 1 })).toEqual([2, 'b']);
  });

  it('gives every branch its Arguments, and the outputs to its own Output and Assign', async () => {
    const definition = machine({
      P: {
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n * 10 %}' },
        Branches: [graph({ A: pass('{% $states.input.n %}') }), graph({ B: { Type: 'Succeed' } })],
        Output: '{% $states.result[0] + $states.input.n %}',
        Assign: { second: '{% $states.result[1] %}' },
        Next: 'Z',
      },
      Z: pass(['{% $states.input %}', '{% $second %}']),
    });
    expect(await outputOf(definition, { n: 1 })).toEqual([11, { n: 10 }]);
  });

  it('fails with the error of the first branch that fails, and aborts the others', async () => {
    const signals: AbortSignal[] = [];
    const definition = parallel(
      {},
      { A: task() },
      { B: task() },
      { W: { Type: 'Wait', Seconds: 100, End: true } },
    );
    const { outcome } = await run(definition, {}, (call) => {
      signals.push(call.signal);
      return call.stateName === 'A' ? never() : Promise.reject(new TaskFailure('Boom', 'why'));
    });
    expect(outcome).toEqual({ status: 'FAILED', error: 'Boom', cause: 'why' });
    expect(signals.map(({ aborted }) => aborted)).toContain(true);
  });

  it.each([
    ['a Fail state', { F: { Type: 'Fail', Error: 'Stop', Cause: 'why' } }, 'Stop'],
    ['an expression', { X: pass('{% $states.input.none %}') }, 'States.QueryEvaluationError'],
  ])('catches %s of a branch', async (_name, branch, error) => {
    const definition = machine({
      P: {
        Type: 'Parallel',
        Branches: [graph(branch)],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
        End: true,
      },
      C: pass('{% $states.input.Error %}'),
    });
    expect(await outputOf(definition)).toBe(error);
  });

  it('runs all branches again on a retry', async () => {
    const definition = parallel(
      { Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 0, MaxAttempts: 1 }] },
      { A: task() },
      { B: pass('{% $states.context.State.Name %}') },
    );
    const answer = (_call: unknown, attempt: number) =>
      attempt === 1 ? Promise.reject(new TaskFailure('Boom', '')) : 'ok';
    expect(await outputOf(definition, {}, answer)).toEqual(['ok', 'B']);
  });
});
