import { compileFilterPattern } from '../src';

/** What backtracks takes hours for a text of this length, not seconds. */
const LENGTH = 64 * 1024;
/** The most that a log event has. */
const MOST = 1024 * 1024;
const DEADLINE_MS = 10_000;

/** The same on every run: a linear congruential generator. */
function randomText(letters: string): string {
  let seed = 1;
  return Array.from({ length: LENGTH }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return letters.charAt(Math.floor((seed / 2 ** 31) * letters.length));
  }).join('');
}

const longA = 'a'.repeat(LENGTH);

it.each([
  ['a regular expression of many stars', `%${'a*'.repeat(100)}b%`, longA],
  ['a regular expression of many counts', `%${'a{0,9}'.repeat(100)}b%`, longA],
  ['a regular expression of many choices', `%${'a+b|'.repeat(100)}b%`, longA],
  ['a regular expression whose states are seldom the same twice', '%a[ab]{400}c%', randomText('ab')],
  // The texts so far lack a letter that a match needs, and so can be refused at a glance; these do not.
  ['a regular expression of stars before its end', `%^${'a*'.repeat(100)}b$%`, `${longA}bb`],
  ['a regular expression of counts before its end', `%^${'a{0,9}'.repeat(100)}b$%`, `${longA}b`],
  ['a regular expression of seldom states before its end', '%a[ab]{400}c%', `c${randomText('ab')}`],
  ['a string of many asterisks', `{ $.a = "${'a*'.repeat(400)}b" }`, `{"a":"${longA}"}`],
  ['a field of many asterisks', `[w1 = "${'a*'.repeat(400)}b"]`, longA],
  ['a message of opening brackets', '[..., w1 = x]', '[ " '.repeat(MOST / 4)],
  ['a message of nested arrays', '{ $.a = 1 }', `{"a":${'['.repeat(MOST)}`],
  ['a message of nested objects', '{ $.b NOT EXISTS }', `{"a":${'{"a":'.repeat(MOST / 5)}`],
])('%s takes no more than seconds', (_, pattern, message) => {
  const compiled = compileFilterPattern(pattern);
  const start = performance.now();

  expect(compiled.matches(message)).toBe(false);
  expect(performance.now() - start).toBeLessThan(DEADLINE_MS);
});

it('reads a pattern of nested parentheses', () => {
  const pattern = `{${'('.repeat(500)}$.a = 1${')'.repeat(500)}}`;

  expect(compileFilterPattern(pattern).matches('{"a":1}')).toBe(true);
});
