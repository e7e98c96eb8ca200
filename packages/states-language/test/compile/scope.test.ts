import { machine, task } from '../run-definition';
import { PASS, problemsOf, processor } from './problems-of';

const assign = { Assign: { total: 1 } };
const map = (states: object) => ({ Type: 'Map', ItemProcessor: processor(states), End: true });
const WHERE = '/States/M/ItemProcessor/States';

it.each([
  ['a state', { P: { ...PASS, ...assign } }, 'P'],
  [
    'a rule',
    { P: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Q', ...assign }] }, Q: PASS },
    'P/Choices[0]',
  ],
  [
    'a catcher',
    { P: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Q', ...assign }] }), Q: PASS },
    'P/Catch[0]',
  ],
])('%s of a processor must not assign a variable of an outer scope', (_name, states, place) => {
  const definition = machine({ X: { Type: 'Pass', ...assign, Next: 'M' }, M: map(states) });
  expect(problemsOf(definition)).toEqual([
    `DUPLICATE_VARIABLE_NAME: Variable 'total' is already assigned in an outer scope. at ${WHERE}/${place}/Assign/total`,
  ]);
});

it('the outer scope is all around, and includes what is assigned later', () => {
  const inner = { ...map({ P: { ...PASS, ...assign } }), End: true };
  const definition = machine({
    M: { ...map({ N: inner }), Next: 'X', End: undefined },
    X: { ...PASS, ...assign },
  });
  expect(problemsOf(definition)).toEqual([
    expect.stringContaining(` at ${WHERE}/N/ItemProcessor/States/P/Assign/total`),
  ]);
});

// Recorded on AWS: test_parallel_catch_error, [PARALLEL_CATCH_ERROR_VARIABLE_SAMPLING].
describe('the own Catch of a state that holds graphs', () => {
  const caught = { ErrorEquals: ['States.ALL'], Next: 'X', ...assign };
  const branches = { Branches: [processor({ P: { ...PASS, ...assign } })] };

  it('may assign a variable that they assign', () => {
    const parallel = { Type: 'Parallel', ...branches, Catch: [caught], Next: 'X' };
    expect(problemsOf(machine({ M: parallel, X: PASS }))).toEqual([]);
    const mapState = { ...map({ P: { ...PASS, ...assign } }), Catch: [caught] };
    expect(problemsOf(machine({ M: mapState, X: PASS }))).toEqual([]);
  });

  it.each([
    ['another state assigns it, too', { Next: 'X' }, { ...PASS, ...assign }],
    ['the state itself assigns it, too', { Next: 'X', ...assign }, PASS],
  ])('unless %s', (_name, fields, next) => {
    const parallel = { Type: 'Parallel', ...branches, Catch: [caught], ...fields };
    expect(problemsOf(machine({ M: parallel, X: next }))).toEqual([
      expect.stringContaining("DUPLICATE_VARIABLE_NAME: Variable 'total'"),
    ]);
  });
});
