import { parseSchedule } from '../../../../src/services/events/schedule/schedule';

/** Friday. */
const NOW = Date.parse('2026-01-30T21:10:30Z');

function nextMoments(expression: string, count: number, from = NOW): string[] {
  const schedule = parseSchedule(expression)!;
  const moments: string[] = [];
  for (let last = schedule.nextAfter(from); last !== undefined; last = schedule.nextAfter(last)) {
    moments.push(new Date(last).toISOString().slice(0, 16));
    if (moments.length === count) break;
  }
  return moments;
}

test.each([
  ['cron(0 10 * * ? *)', '2026-01-31T10:00', '2026-02-01T10:00'],
  ['cron(0/15 * * * ? *)', '2026-01-30T21:15', '2026-01-30T21:30'],
  ['cron(1/10 * * * ? *)', '2026-01-30T21:11', '2026-01-30T21:21'],
  ['cron(5,35 14 * * ? *)', '2026-01-31T14:05', '2026-01-31T14:35'],
  ['cron(0 18 ? * MON-FRI *)', '2026-02-02T18:00', '2026-02-03T18:00'],
  ['cron(0 22 ? * MON-FRI *)', '2026-01-30T22:00', '2026-02-02T22:00'],
  ['cron(30 20-2 ? * FRI *)', '2026-01-30T21:30', '2026-01-30T22:30'],
  ['cron(15 10 ? * 6L 2019-2030)', '2026-02-27T10:15', '2026-03-27T10:15'],
  ['cron(0 2 ? * SAT#3 *)', '2026-02-21T02:00', '2026-03-21T02:00'],
  ['cron(0 9 ? * 2#5 *)', '2026-03-30T09:00', '2026-06-29T09:00'],
  ['cron(0 8 ? * L *)', '2026-01-31T08:00', '2026-02-07T08:00'],
  ['cron(0 8 L * ? *)', '2026-01-31T08:00', '2026-02-28T08:00'],
  ['cron(0 8 LW * ? *)', '2026-02-27T08:00', '2026-03-31T08:00'],
  ['cron(0 8 15W * ? *)', '2026-02-16T08:00', '2026-03-16T08:00'],
  ['cron(0 8 1W * ? *)', '2026-02-02T08:00', '2026-03-02T08:00'],
  ['cron(0 8 31W * ? *)', '2026-03-31T08:00', '2026-05-29T08:00'],
  ['cron(0 0 29 2 ? *)', '2028-02-29T00:00', '2032-02-29T00:00'],
  ['cron(0 9 ? 1/3 SAT *)', '2026-01-31T09:00', '2026-04-04T09:00'],
  ['cron(0/5 5 ? JAN 1-5 2027)', '2027-01-03T05:00', '2027-01-03T05:05'],
  ['cron(0 0 L 12 ? 2199)', '2199-12-31T00:00'],
])('%s comes at %s, then at %s', (expression, ...moments) => {
  expect(nextMoments(expression, moments.length)).toEqual(moments);
});

test.each([['cron(15 10 ? * 6L 2002-2005)'], ['cron(0 0 30 2 ? *)']])('%s never comes', (expression) => {
  expect(nextMoments(expression, 1)).toEqual([]);
});

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(5 minutes)', 300_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(12 hours)', 43_200_000],
  ['rate(10 days)', 864_000_000],
])('%s comes every %d ms', (expression, periodMs) => {
  expect(parseSchedule(expression)?.nextAfter(NOW)).toBe(NOW + periodMs);
});

// Those about rates, and the first five about cron, are recorded on AWS.
test.each([
  'rate(10 seconds)',
  'rate(10 years)',
  'rate(1 minutes)',
  'rate(10 minute)',
  'rate()',
  'rate(10)',
  'rate(foo minutes)',
  'rate(0 minutes)',
  'rate(-10 minutes)',
  'rate(10 MINUTES)',
  'rate( 10 minutes )',
  ' rate(10 minutes)',
  'cron(0 1 * * * *)',
  'cron(7 20 * * NOT *)',
  'cron(INVALID)',
  'cron(0 dummy ? * MON-FRI *)',
  'cron(71 8 1 * ? *)',
  'cron(0 1 ? * ? *)',
  'cron(0 1 * * ?)',
  'cron(0 1 * * ? * *)',
  'cron(0/0 1 * * ? *)',
  'cron(0 1 32W * ? *)',
  'cron(0 1 ? * 8#1 *)',
  'cron(0 1 ? * 3#6 *)',
  'cron(0 1 ? * #1 *)',
  'cron(0 1 ? * 3#1,6#3 *)',
  'cron(0 24 * * ? *)',
  'cron(*-5 1 * * ? *)',
  'at(2026-01-01T00:00:00)',
])('%s is no schedule', (expression) => {
  expect(parseSchedule(expression)).toBeUndefined();
});
