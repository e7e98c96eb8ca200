import { BoundedRegExp } from '../../src/jsonata/bounded-regexp';
import { evaluate, evaluationCause } from '../run-definition';

let mockTimeoutMs = 1_000;

jest.mock('../../src/jsonata/bounds', () => ({
  ...jest.requireActual<object>('../../src/jsonata/bounds'),
  get MATCH_TIMEOUT_MS() {
    return mockTimeoutMs;
  },
}));

it('a pattern that backtracks for ever is given up', async () => {
  mockTimeoutMs = 20;
  const cause = await evaluationCause('{% $contains($states.input, /^(a+)+$/) %}', `${'a'.repeat(40)}!`);
  mockTimeoutMs = 1_000;
  expect(cause).toContain(
    'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
  );
});

it.each([
  ["$match('ab12cd345', /([a-z]+)([0-9]+)/).groups", ['ab', '12', 'cd', '345']],
  ["$replace('a-b-c', /-/, '+')", 'a+b+c'],
  ["$contains('ABC', /b/i)", true],
  ["$split('a1b22c', /[0-9]+/)", ['a', 'b', 'c']],
  // What an engine of linear time has not: a look ahead and a back reference.
  ["$contains('price: 12', /price(?=:)/)", true],
  ["$contains('abab', /^(ab)\\\\1$/)", true],
])('%s is as in JSONata', async (expression, expected) => {
  expect(await evaluate(`{% ${expression.replaceAll('\\\\', '\\')} %}`)).toEqual(expected);
});

it('a match goes on where the one before it ended', () => {
  const pattern = new BoundedRegExp('a', 'g');
  expect([pattern.exec('aba')?.index, pattern.exec('aba')?.index, pattern.exec('aba')]).toEqual([0, 2, null]);
});
