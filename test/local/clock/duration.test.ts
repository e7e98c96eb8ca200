import { toIsoDuration } from '../../../local/clock/duration';

test.each([
  ['25h', 'PT25H'],
  ['7d', 'P7D'],
  ['1d12h', 'P1DT12H'],
  ['1h30m5.5s', 'PT1H30M5.5S'],
  ['PT25H', 'PT25H'],
  ['pt5m', 'PT5M'],
])('%s is %s', (text, iso) => {
  expect(toIsoDuration(text)).toBe(iso);
});

test.each(['', '25', 'h', '5m1h', '1y', '-1h', ' 1h'])('%j is no duration', (text) => {
  expect(() => toIsoDuration(text)).toThrow('A duration is such as 25h, 1d12h, 90s or PT25H.');
});
