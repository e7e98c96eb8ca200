import { IDENTITY, machine, outputOf, run, runThroughTime, task } from './run-definition';

const end = { Type: 'Pass', End: true };

describe('Pass and Succeed', () => {
  it.each(['Pass', 'Succeed'])('%s passes its input on', async (Type) => {
    const state = Type === 'Pass' ? end : { Type };
    expect(await outputOf(machine({ X: state }), { a: [1] })).toEqual({ a: [1] });
  });

  it('Succeed ends a graph with an output of its own', async () => {
    expect(
      await outputOf(machine({ X: { Type: 'Succeed', Output: '{% $states.input.a + 1 %}' } }), { a: 1 }),
    ).toBe(2);
  });

  it('gives expressions the context object', async () => {
    const definition = machine({ X: { ...end, Output: '{% $states.context %}' } });
    expect(await outputOf(definition, { a: 1 })).toEqual({
      Execution: {
        Id: IDENTITY.executionArn,
        Input: { a: 1 },
        Name: 'run-1',
        RoleArn: IDENTITY.roleArn,
        StartTime: '2026-11-22T10:00:00.000Z',
        RedriveCount: 0,
      },
      StateMachine: { Id: IDENTITY.stateMachineArn, Name: 'Orders' },
      State: { Name: 'X', EnteredTime: '2026-11-22T10:00:05.000Z' },
    });
  });
});

describe('Fail', () => {
  it.each([
    ['constants', { Error: 'Stop', Cause: 'enough' }, { error: 'Stop', cause: 'enough' }],
    [
      'expressions',
      { Error: "{% 'E' & $states.input.n %}", Cause: '{% $states.input.why %}' },
      { error: 'E7', cause: 'because' },
    ],
    ['nothing', {}, { error: '', cause: '' }],
  ])('ends the execution with %s', async (_name, fields, expected) => {
    const { outcome } = await run(machine({ X: { Type: 'Fail', ...fields } }), { n: 7, why: 'because' });
    expect(outcome).toEqual({ status: 'FAILED', ...expected });
  });

  it.each(['Error', 'Cause'])('fails by itself when its %s is nothing', async (field) => {
    const state = { Type: 'Fail', Error: 'Stop', Cause: 'enough', [field]: '{% $states.input.none %}' };
    const { outcome } = await run(machine({ X: state }));
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'X' (entered at the event id #2). The JSONata expression '$states.input.none' specified for the field '${field}' returned nothing (undefined).`,
    });
  });
});

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

describe('Wait', () => {
  it.each([
    ['Seconds', { Seconds: 30 }, 30],
    ['Seconds of nothing', { Seconds: 0 }, 0],
    ['Seconds from an expression', { Seconds: '{% $states.input.seconds %}' }, 7],
    ['Timestamp', { Timestamp: '2026-11-22T10:01:05Z' }, 60],
    ['Timestamp with an offset', { Timestamp: '2026-11-22T11:00:06.500+01:00' }, 1.5],
    ['Timestamp from an expression', { Timestamp: '{% $states.input.at %}' }, 60],
    ['Timestamp in the past', { Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('waits by %s', async (_name, fields, seconds) => {
    const definition = machine({ W: { Type: 'Wait', ...fields, Output: 'done', End: true } });
    const input = { seconds: 7, at: '2026-11-22T10:01:05Z' };
    const result = await runThroughTime(definition, input);
    expect(result.outcome).toEqual({ status: 'SUCCEEDED', output: '"done"' });
    expect(result.seconds).toBe(seconds);
  });

  it.each([
    [
      { Seconds: '{% $states.input.none %}' },
      "specified for the field 'Seconds' returned nothing (undefined).",
    ],
    [{ Seconds: "{% '1' %}" }, "Expected 'number', but was 'string' for value: \"1\""],
    [{ Seconds: '{% 0.5 %}' }, 'The Seconds field cannot be parsed as an integer: 0.5'],
    [{ Seconds: '{% -1 %}' }, 'Seconds'],
    [{ Timestamp: "{% '2026-11-22 10:00:00' %}" }, '2026-11-22 10:00:00'],
  ])('%j is an error', async (fields, cause) => {
    const { outcome } = await run(machine({ W: { Type: 'Wait', ...fields, End: true } }));
    expect(outcome).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(cause) as string,
    });
  });
});

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
