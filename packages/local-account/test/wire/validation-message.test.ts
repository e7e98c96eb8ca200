import { z } from 'zod';
import { validationError } from '../../src/wire/validation-message';

function refusal(schema: z.ZodType, value: unknown): { code: string; message: string } {
  const { error } = schema.safeParse(value, { reportInput: true });
  return validationError(error!, { constraint: 'Invalid', type: 'Malformed' });
}

const one = (words: string): string => `1 validation error detected: ${words}`;

test.each([
  [
    'a number too large',
    z.object({ limit: z.number().max(10_000) }),
    { limit: 10_001 },
    one(
      "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ),
  ],
  [
    'a text too short',
    z.object({ Name: z.string().min(1) }),
    { Name: '' },
    one(
      "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ),
  ],
  [
    'no value where one is needed',
    z.object({ Name: z.string() }),
    {},
    one("Value null at 'name' failed to satisfy constraint: Member must not be null"),
  ],
  [
    'a value that is not in the list',
    z.object({ kind: z.enum(['A', 'B']) }),
    { kind: 'C' },
    one("Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]"),
  ],
  [
    'a text of another form',
    z.object({ name: z.string().regex(/^(?:[a-z]+|\d)$/) }),
    { name: '-' },
    one(
      "Value '-' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+|\\d",
    ),
  ],
  [
    'a member of a list',
    z.object({ names: z.array(z.string().max(1)) }),
    { names: ['a', 'bb'] },
    one(
      "Value 'bb' at 'names.2.member' failed to satisfy constraint: Member must have length less than or equal to 1",
    ),
  ],
])('%s is told in AWS’s words', (_, schema, value, message) => {
  expect(refusal(schema, value)).toMatchObject({ code: 'Invalid', message });
});

test('all violations are told', () => {
  const schema = z.object({ a: z.string(), b: z.string() });
  expect(refusal(schema, {}).message).toMatch(/^2 validation errors detected: .*'a'.*; .*'b'/);
});

test('a value of another type is malformed', () => {
  expect(refusal(z.object({ A: z.string() }), { A: 1 })).toMatchObject({
    code: 'Malformed',
    message: "Value at 'a' cannot be converted to string",
  });
});
