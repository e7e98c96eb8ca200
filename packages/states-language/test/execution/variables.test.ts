import { machine, outputOf, run, task } from '../run-definition';

const end = { Type: 'Pass', End: true };

describe('variables', () => {
  it('keep their values while the Assign of their state is evaluated', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { x: 3, a: 6 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $a %}', next: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
      C: { ...end, Output: ['{% $states.input %}', '{% $x %}', '{% $next %}'] },
    });
    expect(await outputOf(definition)).toEqual([3, 6, 3]);
  });

  it('can hold null', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { v: '{% null %}' }, Next: 'B' },
      B: { ...end, Output: ['{% $v %}', '{% $exists($v) %}'] },
    });
    expect(await outputOf(definition)).toEqual([null, true]);
  });

  it('of a state machine are seen in branches and processors, whose own are gone afterwards', async () => {
    const inner = (name: string) => ({
      StartAt: name,
      States: {
        [name]: { Type: 'Pass', Assign: { inner: 1 }, Next: `${name}2` },
        [`${name}2`]: { ...end, Output: '{% $outer + $inner %}' },
      },
    });
    const definition = machine({
      A: { Type: 'Pass', Assign: { outer: 41 }, Next: 'P' },
      P: { Type: 'Parallel', Branches: [inner('B'), inner('C')], Next: 'M' },
      M: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: inner('D'),
        Output: '{% [$states.input, $states.result] %}',
        Next: 'E',
      },
      E: { ...end, Output: ['{% $states.input %}', '{% $exists($inner) %}'] },
    });
    expect(await outputOf(definition)).toEqual([[42, 42, 42, 42], false]);
  });

  it('of one iteration are not those of another', async () => {
    const definition = machine({
      M: {
        Type: 'Map',
        Items: '{% [1..20] %}',
        ItemProcessor: {
          StartAt: 'Set',
          States: {
            Set: { Type: 'Pass', Assign: { mine: '{% $states.input %}' }, Next: 'Call' },
            Call: task({ Next: 'Get', End: undefined }),
            Get: { ...end, Output: '{% $mine %}' },
          },
        },
        End: true,
      },
    });
    expect(await outputOf(definition)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('that fail to be assigned name their field', async () => {
    const { outcome } = await run(
      machine({ A: { ...end, Assign: { x: { y: '{% $states.input.none %}' } } } }),
    );
    expect(outcome).toMatchObject({
      cause: expect.stringContaining("'Assign/x/y' returned nothing") as string,
    });
  });
});
