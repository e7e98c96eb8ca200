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
