import fc from 'fast-check';
import { matchesTokens, wildcardTokens } from '../src/wildcard';

const matches = (pattern: string, text: string) => matchesTokens(wildcardTokens(pattern), text);

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'anything:at/all', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*c', 'ac', true],
  ['a*c', 'abcb', false],
  ['a*b*c', 'a-b-b-c', true],
  ['*ab', 'aab', true],
  ['**', 'x', true],
  ['?', '😀', true],
  ['A', 'a', false],
  ['a.c', 'abc', false],
])('%j against %j: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

test('agrees with a regular expression, for every pattern and text', () => {
  const letters = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
  fc.assert(
    fc.property(letters('ab*?'), letters('ab'), (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matches(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 500 },
  );
});

test('a hostile pattern takes no exponential time', () => {
  const started = process.hrtime.bigint();
  expect(matches('a*'.repeat(200) + 'b', 'a'.repeat(5_000))).toBe(false);
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1_000);
});
