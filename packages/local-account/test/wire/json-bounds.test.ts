import { exceedsJsonBounds } from '../../src/wire/json-bounds';

const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('1,000 levels of %s are within the bounds, and one more is not', (open, close) => {
  expect(exceedsJsonBounds(nested(1_000, open, close))).toBe(false);
  expect(exceedsJsonBounds(nested(1_001, open, close))).toBe(true);
});

test('values are counted whether they are members or elements', () => {
  expect(exceedsJsonBounds('{"a":1,"b":[2,3]}', 5)).toBe(false);
  expect(exceedsJsonBounds('{"a":1,"b":[2,3]}', 4)).toBe(true);
});

test.each(['"[[[,,,"', String.raw`"\"[[[,,,"`, String.raw`"\\"`, String.raw`{"a\\\"[[[,,,":1}`, '"[[[,,,'])(
  'what is in the string %s does not count',
  (text) => {
    expect(exceedsJsonBounds(text, 2)).toBe(false);
  },
);

test('a string of nothing but escapes is read in time', () => {
  const text = `"${String.raw`\"`.repeat(1_000_000)}"`;
  expect(exceedsJsonBounds(text, 1)).toBe(false);
});

test('a string that ends in very many backslashes is read in time', () => {
  expect(exceedsJsonBounds(`"${'\\'.repeat(1_000_000)}"`, 1)).toBe(false);
});
