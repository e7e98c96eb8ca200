import { Ages } from '../../../scale/simulation/ages';
import { arrivalsOf } from '../../../scale/simulation/arrivals';
import { randomOf } from '../../../scale/simulation/random-of';
import { simulate } from '../../../scale/simulation/simulate';
import { unbound } from './unbound';

const overloaded = {
  arrivals: { pattern: 'constant', rate: 100, burst: 0, durationSeconds: 30 },
  parameters: unbound({
    workflow: { backoff: { firstSeconds: 3, factor: 2, longestSeconds: 32, jitter: 'full' } },
    function: { mostEnvironments: 5 },
  }),
  followSeconds: 200,
} as const;

test('the same seed, the same result; another, another', () => {
  const one = simulate({ ...overloaded, seed: 1 });
  expect(simulate({ ...overloaded, seed: 1 })).toEqual(one);
  expect(simulate({ ...overloaded, seed: 2 }).spans).not.toEqual(one.spans);
});

test('it ends as soon as nothing is under way, or when it is followed no longer', () => {
  const calm = simulate({
    arrivals: { pattern: 'constant', rate: 10, burst: 0, durationSeconds: 5 },
    parameters: unbound(),
    followSeconds: 60,
    seed: 1,
  });
  expect(calm).toMatchObject({ endedAfterSeconds: 5.2, p50Seconds: 0.2, p99Seconds: 0.2, limits: [] });
  expect(simulate({ ...overloaded, followSeconds: 1, seed: 1 }).endedAfterSeconds).toBeUndefined();
});

test('spans follow each other, and their figures are those of the end', () => {
  const { spans, standing } = simulate({ ...overloaded, seed: 1 });
  expect(spans.length).toBeLessThanOrEqual(201);
  spans.slice(1).forEach(({ seconds }, index) => expect(seconds).toBeGreaterThan(spans[index]!.seconds));
  expect(spans.at(-1)).toMatchObject(standing);
});

test('arrivals are whole numbers that add up to the rate; a day has its noon', () => {
  const even = arrivalsOf({ pattern: 'constant', rate: 0.7, burst: 3, durationSeconds: 100 }, 0.1);
  const counts = Array.from({ length: 1_100 }, (_, step) => even(step));
  expect(counts[0]).toBe(3);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(70 + 3);

  const daily = arrivalsOf({ pattern: 'daily', rate: 100, burst: 0, durationSeconds: 86_400 }, 1);
  const ofDay = Array.from({ length: 86_400 }, (_, step) => daily(step));
  expect(ofDay[0]).toBe(10);
  expect(ofDay[43_200]).toBe(100);
  // Half of the way between a tenth and all of it, on the average.
  expect(ofDay.reduce((sum, count) => sum + count, 0) / 86_400).toBeCloseTo(55, 1);
});

test('percentiles are those of a sorted list', () => {
  const ages = new Ages();
  expect(ages.percentile(50)).toBeUndefined();
  for (const [steps, count] of [
    [10, 98],
    [500, 1],
    [20, 1],
  ] as const) {
    ages.record(steps, count);
  }
  expect([50, 98, 99, 100].map((percent) => ages.percentile(percent))).toEqual([10, 10, 20, 500]);
});

test('random numbers follow from what they are for, and fill 0 to 1', () => {
  const random = randomOf(7);
  expect(random(1, 2)).toBe(random(1, 2));
  expect(random(1, 2)).not.toBe(random(2, 1));
  const tenths = new Set(Array.from({ length: 500 }, (_, index) => Math.floor(random(index) * 10)));
  expect(tenths.size).toBe(10);
});
