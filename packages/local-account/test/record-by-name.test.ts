import { z } from 'zod';
import { ownValue, recordByName } from '../src/record-by-name';
import { validationError } from '../src/wire/validation-message';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const schema = z.object({ Tags: recordByName(z.string().max(5)).optional() });

test.each(NAMES)('%s is a name like any other', (name) => {
  const { Tags = {} } = schema.parse(JSON.parse(`{"Tags":{"${name}":"a"}}`));
  expect(Object.entries(Tags)).toEqual([[name, 'a']]);
  expect(Tags[name]).toBe('a');
});

test.each(NAMES)('there is no %s where none was given', (name) => {
  expect(schema.parse({ Tags: {} }).Tags?.[name]).toBeUndefined();
  expect(ownValue<unknown>({}, name)).toBeUndefined();
});

test('it may be left out', () => {
  expect(schema.parse({})).toEqual({});
});

test.each([
  [{ Tags: [] }, "Value at 'tags' cannot be converted to record"],
  [{ Tags: { a: 1 } }, "Value at 'tags.a' cannot be converted to string"],
  [
    { Tags: { a: 'b', c: 'larger' } },
    "Value 'larger' at 'tags.c' failed to satisfy constraint: Member must have length less than or equal to 5",
  ],
])('%j is refused as of any other schema', (given, message) => {
  const { error } = schema.safeParse(given, { reportInput: true });
  expect(validationError(error!).message).toContain(message);
});
