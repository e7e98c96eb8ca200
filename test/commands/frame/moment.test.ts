import { parseMoment } from '../../../commands/frame/moment';

const NOW = Date.UTC(2026, 10, 26, 12, 0, 0);

test.each<[string, number]>([
  ['now', NOW],
  ['2h ago', NOW - 7_200_000],
  ['90 m ago', NOW - 5_400_000],
  ['30s', NOW - 30_000],
  ['7d ago', NOW - 604_800_000],
  ['2026-11-26T10:00Z', Date.UTC(2026, 10, 26, 10)],
  ['2026-11-26T10:00:30.5+01:00', Date.UTC(2026, 10, 26, 9, 0, 30, 500)],
  ['2026-11-26T10:00', new Date(2026, 10, 26, 10).getTime()],
  ['2026-11-26 10:00', new Date(2026, 10, 26, 10).getTime()],
  ['2026-11-26', new Date(2026, 10, 26).getTime()],
])('%s is a moment', (text, expected) => {
  expect(parseMoment(text, NOW)).toBe(expected);
});

test.each(['', 'yesterday', '2 weeks ago', '-2h', '2026-13-01', '26.11.2026', '1764151200000', '2h30m'])(
  '"%s" is none, and it is said what is',
  (text) => {
    expect(() => parseMoment(text, NOW)).toThrow(/ISO 8601.*2h/);
  },
);
