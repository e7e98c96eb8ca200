import { TaskFailure } from '../../src';
import { machine, outputOf, run, task } from '../run-definition';

const graph = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });
const pass = (Output: unknown) => ({ Type: 'Pass', Output, End: true });
const map = (fields: object, processor: Record<string, object> = { P: pass('{% $states.input %}') }) =>
  machine({ M: { Type: 'Map', ItemProcessor: graph(processor), End: true, ...fields } });

/** Lets everything run that does not wait for a timer. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('Map', () => {
  it.each([
    ['its input', {}, [1, 2]],
    ['Items', { Items: ['a', '{% $states.input[1] %}'] }, ['a', 2]],
    ['Items from an expression', { Items: '{% $states.input.{"n": $} %}' }, [{ n: 1 }, { n: 2 }]],
    ['nothing', { Items: [] }, []],
  ])('iterates over %s', async (_name, fields, expected) => {
    expect(await outputOf(map(fields), [1, 2])).toEqual(expected);
  });

  it('selects the input of each iteration', async () => {
    const ItemSelector = {
      item: '{% $states.context.Map.Item.Value %}',
      index: '{% $states.context.Map.Item.Index %}',
      all: '{% $count($states.input) %}',
    };
    expect(await outputOf(map({ ItemSelector }), ['a', 'b'])).toEqual([
      { item: 'a', index: 0, all: 2 },
      { item: 'b', index: 1, all: 2 },
    ]);
  });

  it('shows the item to the states inside', async () => {
    const output = { v: '{% $states.context.Map.Item.Value %}', i: '{% $states.context.Map.Item.Index %}' };
    expect(await outputOf(map({}, { P: pass(output) }), ['a'])).toEqual([{ v: 'a', i: 0 }]);
  });

  it('gives the outputs to its own Output', async () => {
    expect(await outputOf(map({ Output: '{% $sum($states.result) %}' }), [1, 2, 3])).toBe(6);
  });

  it.each([
    ['1', 1],
    ['3', 3],
    ['0', 40],
    ['$states.input.limit', 2],
    [undefined, 40],
  ])('with MaxConcurrency %s runs %d at once', async (MaxConcurrency, expected) => {
    let [running, most] = [0, 0];
    const answer = async () => {
      most = Math.max(most, ++running);
      await settle();
      running--;
    };
    const definition = map(
      { Items: '{% [1..50] %}', MaxConcurrency: MaxConcurrency && `{% ${MaxConcurrency} %}` },
      { T: task({ Output: '{% $states.input %}' }) },
    );
    const answers = async () => {
      await answer();
      return null;
    };
    expect(await outputOf(definition, { limit: 2 }, answers)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(most).toBe(expected);
  });

  it.each([
    [{ Items: '{% $states.input.none %}' }, "specified for the field 'Items' returned nothing (undefined)."],
    [
      { Items: "{% {'a': 1} %}" },
      `specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}`,
    ],
    [
      { Items: [1], MaxConcurrency: '{% $states.input.none %}' },
      "specified for the field 'MaxConcurrency' returned nothing",
    ],
    [
      { Items: [1], ItemSelector: { v: '{% $states.input.none %}' } },
      "specified for the field 'ItemSelector/v' returned nothing",
    ],
  ])('%j is an error of the state, which it can catch', async (fields, cause) => {
    const definition = machine({
      M: {
        Type: 'Map',
        ItemProcessor: graph({ P: pass(1) }),
        End: true,
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'C' }],
        ...fields,
      },
      C: pass('{% $states.input.Cause %}'),
    });
    expect(await outputOf(definition)).toContain(cause);
  });

  it('starts no iteration after one failed', async () => {
    const { outcome, calls } = await run(
      map({ MaxConcurrency: 1 }, { T: task() }),
      [1, 2, 3],
      (_call, attempt) => (attempt === 2 ? Promise.reject(new TaskFailure('Boom', '')) : 1),
    );
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'Boom' });
    expect(calls).toHaveLength(2);
  });

  it('nests, each with its own item', async () => {
    const inner = {
      M2: {
        Type: 'Map',
        Items: '{% $states.input %}',
        ItemProcessor: graph({ P: pass('{% $states.context.Map.Item.Value * 10 %}') }),
        End: true,
      },
    };
    expect(await outputOf(map({}, inner), [[1, 2], [3]])).toEqual([[10, 20], [30]]);
  });
});
