import { machine, outputOf } from '../run-definition';

describe('Pass and Succeed', () => {
  it.each(['Pass', 'Succeed'])('%s passes its input on', async (Type) => {
    const state = Type === 'Pass' ? { Type, End: true } : { Type };
    expect(await outputOf(machine({ X: state }), { a: [1] })).toEqual({ a: [1] });
  });

  it('Succeed ends a graph with an output of its own', async () => {
    expect(
      await outputOf(machine({ X: { Type: 'Succeed', Output: '{% $states.input.a + 1 %}' } }), { a: 1 }),
    ).toBe(2);
  });
});
