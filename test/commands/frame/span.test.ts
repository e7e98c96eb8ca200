import { parseSpan } from '../../../commands/frame/span';

const parse = parseSpan(1_000, 86_400_000, 'a time from 1s to 1d');

test.each([
  ['1s', 1_000],
  ['1.5m', 90_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
])('%s is %d ms', (text, span) => {
  expect(parse(text)).toBe(span);
});

test.each(['', '30', '0s', '2d', '-1h', '1w', '1h30m', 'h'])(
  '"%s" is refused, with what is taken',
  (text) => {
    expect(() => parse(text)).toThrow('It has to be a time from 1s to 1d.');
  },
);
