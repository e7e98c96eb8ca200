import { machine, run } from '../run-definition';

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

  it('cuts off a cause that is longer than AWS has them', async () => {
    const { outcome } = await run(machine({ X: { Type: 'Fail', Cause: '{% $pad("x", 100000, "x") %}' } }));
    expect(outcome).toMatchObject({ cause: 'x'.repeat(32_768) });
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
