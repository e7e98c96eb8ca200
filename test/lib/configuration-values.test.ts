import { z } from 'zod';
import { allowedValues, oneNumberOf, text, wholeNumber } from '../../lib/configuration-values';

test.each([
  ['a whole number from 3 to 5', wholeNumber(3, 5)],
  ['1 | 7', oneNumberOf([1, 7])],
  ['digits', text(/^\d+$/, 'digits', 'a text')],
])('%s is what is allowed', (allowed, schema) => {
  expect(allowedValues(schema)).toBe(allowed);
});

test('a schema that does not say what it allows is a mistake', () => {
  expect(() => allowedValues(z.string())).toThrow('does not say in words what it allows');
});
