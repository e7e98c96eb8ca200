import { readConfiguration } from '../../../lib/configuration';
import { quotaValues } from '../../../scale/quotas/quotas';
import { hopCapacities } from '../../../scale/settings/hop-capacities';
import { MOST_THROTTLE, planCells } from '../../../scale/settings/plan-cells';
import { ASSUMED_TIMES } from '../../../scale/settings/service-times';
import { DELIVERED } from '../delivered-settings';

const given = {
  settings: DELIVERED,
  quotas: quotaValues(),
  times: { ...ASSUMED_TIMES, batchSeconds: 0.1, functionSeconds: 0.02 },
};

test('what each limit lets through, recomputed by hand', () => {
  const byLimit = Object.fromEntries(hopCapacities(given).map(({ limit, perSecond }) => [limit, perSecond]));
  expect(byLimit).toEqual({
    throttleRateLimit: 500,
    'api-rate': 10_000,
    'queue-in-flight': 120_000 / 0.1,
    'pipe-batches': (1_000 * 3) / 0.1,
    'pipes-account-batches': (3_000 * 3) / 0.1,
    'put-events': 10_000 * 3,
    'rule-invocations': 18_750,
    'start-rate': 6_000,
    'function-concurrency': 1_000 * 10,
  });
});

test('a function that takes longer than a tenth of a second takes its environments that long', () => {
  const times = { ...given.times, functionSeconds: 0.5 };
  const { perSecond } = hopCapacities({ ...given, times }).find(
    ({ limit }) => limit === 'function-concurrency',
  )!;
  expect(perSecond).toBe(2_000);
});

test('a rate that the defaults take needs nothing', () => {
  expect(planCells(100, 10_000, given)).toEqual({
    rate: 100,
    cells: 1,
    cellRate: 100,
    shards: 1,
    throttleRateLimit: 500,
    throttleBurstLimit: 1_000,
    requests: [],
  });
});

test('10,000 a second: each quota is used to four fifths, and two copies share what a throttle may be', () => {
  const plan = planCells(10_000, 10_000, given);
  expect(plan).toMatchObject({ cells: 1, shards: 2, throttleRateLimit: 6_250, throttleBurstLimit: 5_000 });
  expect(plan.requests.map(({ quota, ask }) => [quota.id, ask])).toEqual([
    ['api-rate', 12_500],
    ['start-rate', 12_500],
    ['start-burst', 12_500],
    // The function takes more than is started: what is started waits for it for a minute, what is not for a day.
    ['function-concurrency', 1_563],
  ]);
});

test('a million a second in cells of 10,000 is a hundred times that', () => {
  const { rate: _, ...ofOne } = planCells(10_000, 10_000, given);
  expect(planCells(1_000_000, 10_000, given)).toEqual({ ...ofOne, rate: 1_000_000, cells: 100 });
});

test('what the plan takes for the most of a throttle is the most that the configuration allows', () => {
  const { rate, burst } = MOST_THROTTLE;
  expect(readConfiguration({ throttleRateLimit: rate, throttleBurstLimit: burst })).toMatchObject({
    throttleRateLimit: rate,
    throttleBurstLimit: burst,
  });
  expect(() => readConfiguration({ throttleRateLimit: rate + 1 })).toThrow(/from 1 to 10000/);
  expect(() => readConfiguration({ throttleBurstLimit: burst + 1 })).toThrow(/from 1 to 5000/);
});
