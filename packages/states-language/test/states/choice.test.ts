import { machine, outputOf, run } from '../run-definition';

const end = { Type: 'Pass', End: true };

describe('Choice', () => {
  const choice = (fields: object = {}) =>
    machine({
      Pick: {
        Type: 'Choice',
        Choices: [
          {
            Condition: '{% $states.input.n > 10 %}',
            Next: 'Big',
            Output: 'from the rule',
            Assign: { by: 'rule' },
          },
          { Condition: '{% $states.input.n > 5 %}', Next: 'Middle' },
        ],
        Default: 'Small',
        Output: 'from the state',
        Assign: { by: 'default' },
        ...fields,
      },
      ...Object.fromEntries(
        ['Big', 'Middle', 'Small'].map((name) => [
          name,
          {
            Type: 'Pass',
            Output: [name, '{% $states.input %}', "{% $exists($by) ? $by : 'none' %}"],
            End: true,
          },
        ]),
      ),
    });

  it.each([
    [11, ['Big', 'from the rule', 'rule']],
    [6, ['Middle', { n: 6 }, 'none']],
    [1, ['Small', 'from the state', 'default']],
  ])('with %d takes the first rule that holds, with its own Output and Assign', async (n, expected) => {
    expect(await outputOf(choice(), { n })).toEqual(expected);
  });

  it('without Default fails when no rule holds', async () => {
    const definition = machine({
      Pick: { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }] },
      End: end,
    });
    const { outcome } = await run(definition);
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Pick' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
    });
  });

  it.each([
    ['returns nothing', '$states.input.none', 'returned nothing (undefined).'],
    [
      'is no boolean',
      "'yes'",
      `returned an unexpected result type. Expected 'boolean', but was 'string' for value: "yes"`,
    ],
  ])('fails when a condition %s', async (_name, expression, cause) => {
    const Choices = [
      { Condition: false, Next: 'Big' },
      { Condition: `{% ${expression} %}`, Next: 'Middle' },
    ];
    const definition = {
      Pick: { Type: 'Choice', Choices, Default: 'Small' },
      Big: end,
      Middle: end,
      Small: end,
    };
    const { outcome } = await run(machine(definition));
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'Pick' (entered at the event id #2). The JSONata expression '${expression}' specified for the field 'Choices[1]/Condition' ${cause}`,
    });
  });

  it('does not evaluate the rules after the one that holds', async () => {
    const Choices = [
      { Condition: '{% true %}', Next: 'End' },
      { Condition: '{% $states.input.none %}', Next: 'End' },
    ];
    expect(await outputOf(machine({ Pick: { Type: 'Choice', Choices }, End: end }), 1)).toBe(1);
  });
});
