import { parseIsoDuration } from '../../src/clock/iso-duration';

test.each([
  ['PT25H', 90_000_000],
  ['P7D', 604_800_000],
  ['P1W', 604_800_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['PT0S', 0],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['P1Y', undefined],
  ['P1M', undefined],
  ['-PT1H', undefined],
  ['25h', undefined],
])('%s is %s ms', (text, milliseconds) => {
  expect(parseIsoDuration(text)).toBe(milliseconds);
});
