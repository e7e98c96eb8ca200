import fc from 'fast-check';
import { countOf, takeInProportion } from '../../../scale/simulation/cohort';
import {
  type PipelineParameters,
  SimulatedPipeline,
  underWayOf,
} from '../../../scale/simulation/simulated-pipeline';
import { longestWait, spreadWait } from '../../../scale/simulation/spread-wait';
import { TokenBucket } from '../../../scale/simulation/token-bucket';
import { unbound } from './unbound';

const STEP_SECONDS = 0.1;

/** Hops of which any may bind. */
const anyParameters = fc
  .record({
    throttle: fc.integer({ min: 1, max: 2_000 }),
    batchSize: fc.integer({ min: 1, max: 10 }),
    batchSeconds: fc.constantFrom(0.02, 0.1, 0.7),
    mostInFlight: fc.integer({ min: 1, max: 500 }),
    growthPerMinute: fc.integer({ min: 1, max: 3_000 }),
    putEventsPerSecond: fc.integer({ min: 1, max: 500 }),
    invocationsPerSecond: fc.integer({ min: 1, max: 1_000 }),
    startsPerSecond: fc.integer({ min: 1, max: 1_000 }),
    mostEnvironments: fc.integer({ min: 1, max: 200 }),
    durationSeconds: fc.constantFrom(0.01, 0.1, 1.3),
  })
  .map(
    ({
      throttle,
      mostInFlight,
      invocationsPerSecond,
      startsPerSecond,
      mostEnvironments,
      durationSeconds,
      ...pipe
    }) =>
      unbound({
        api: { stage: { perSecond: throttle, size: throttle } },
        queue: { visibilityTimeoutSeconds: 2, maxReceiveCount: 3, mostInFlight },
        pipe: { ...pipe, firstBatches: 5, mostBatches: 100 },
        rule: {
          invocationsPerSecond,
          startsPerSecond,
          startBurst: startsPerSecond,
          maximumEventAgeSeconds: 20,
          backoff: { firstSeconds: 1, factor: 2, longestSeconds: 10, jitter: 'full' },
        },
        workflow: {
          overheadSeconds: 0.1,
          maxAttempts: 2,
          backoff: { firstSeconds: 1, factor: 2, longestSeconds: 2, jitter: 'full' },
        },
        function: { mostEnvironments, growthPerTenSeconds: 50, durationSeconds, initSeconds: 0.3 },
      }),
  );

const anyArrivals = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 20, maxLength: 80 });

test('whatever binds, each accepted transaction is processed, a dead letter or under way, after each step', () => {
  const bound = new Set<string>();
  let dead = 0;
  fc.assert(
    fc.property(anyParameters, anyArrivals, fc.nat(), (parameters, arrivals, seed) => {
      const pipeline = new SimulatedPipeline(parameters, { stepSeconds: STEP_SECONDS, seed });
      for (const arrived of [...arrivals, ...Array.from({ length: 300 }, () => 0)]) {
        pipeline.advance(arrived);
        const { accepted, processed, undelivered, unprocessed, ...rest } = pipeline.standing;
        const underWay = underWayOf({ accepted, processed, undelivered, unprocessed, ...rest });
        const known = processed + undelivered + unprocessed + underWay;
        if (known !== accepted || rest.queued < 0 || rest.inFlight < 0) {
          throw new Error(`${known} of ${accepted} are known: ${JSON.stringify(pipeline.standing)}`);
        }
      }
      for (const { limit } of pipeline.limits.entries) bound.add(limit);
      dead += pipeline.standing.undelivered + pipeline.standing.unprocessed;
    }),
    { numRuns: 25 },
  );
  expect([...bound].sort()).toEqual(
    expect.arrayContaining(['function-concurrency', 'pipe-growth', 'put-events', 'start-rate']),
  );
  expect(dead).toBeGreaterThan(0);
});

test('a token bucket never gives more than its size and its rate together, over any stretch of time', () => {
  let isEmptied = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 60 }),
      (size, perSecond, asked) => {
        const bucket = new TokenBucket({ size, perSecond });
        const given = asked.map((count) => {
          bucket.refill(STEP_SECONDS);
          const taken = Math.min(count, bucket.available);
          bucket.take(taken);
          if (taken < count) isEmptied += 1;
          return taken;
        });
        const excesses = given.flatMap((_, from) => {
          let sum = 0;
          return given.slice(from).map((count, steps) => {
            sum += count;
            return sum - (size + steps * STEP_SECONDS * perSecond);
          });
        });
        expect(Math.max(...excesses)).toBeLessThanOrEqual(1e-6);
      },
    ),
    { numRuns: 50 },
  );
  expect(isEmptied).toBeGreaterThan(100);
});

/** How many were processed by the end of each step, and how many are dead letters. */
function run(parameters: PipelineParameters, arrivals: readonly number[]) {
  const pipeline = new SimulatedPipeline(parameters, { stepSeconds: STEP_SECONDS, seed: 1 });
  return [...arrivals, ...Array.from({ length: 200 }, () => 0)].map((arrived) => {
    pipeline.advance(arrived);
    return { ...pipeline.standing };
  });
}

test('more environments never make it slower, and never make more dead letters', () => {
  let isFaster = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(0.1, 0.5, 1.5),
      anyArrivals,
      (fewer, more, durationSeconds, arrivals) => {
        // Retries that all wait as long: with jitter, one that has waited for less may meet others that it would not have met.
        const backoff = { firstSeconds: 1, factor: 1, longestSeconds: 1, jitter: 'none' } as const;
        const parameters = (mostEnvironments: number) =>
          unbound({
            workflow: { maxAttempts: 8, backoff },
            function: { mostEnvironments, durationSeconds },
          });
        const slow = run(parameters(fewer), arrivals);
        const fast = run(parameters(fewer + more), arrivals);
        slow.forEach(({ processed }, step) =>
          expect(fast[step]!.processed).toBeGreaterThanOrEqual(processed),
        );
        expect(fast.at(-1)!.unprocessed).toBeLessThanOrEqual(slow.at(-1)!.unprocessed);
        if (fast.at(-1)!.processed > slow.at(-1)!.processed) isFaster += 1;
      },
    ),
    { numRuns: 15 },
  );
  expect(isFaster).toBeGreaterThan(2);
});

const anyCohorts = fc.array(
  fc.record({ acceptedAt: fc.nat(1_000), count: fc.integer({ min: 1, max: 500 }), failures: fc.nat(5) }),
  { maxLength: 20 },
);

test('what is dealt out in proportion adds up, and nobody gets more than there are of it', () => {
  fc.assert(
    fc.property(anyCohorts, fc.nat(6_000), (cohorts, room) => {
      const { taken, left } = takeInProportion(cohorts, room);
      expect(countOf(taken)).toBe(Math.min(room, countOf(cohorts)));
      expect(countOf(taken) + countOf(left)).toBe(countOf(cohorts));
      expect([...taken, ...left].every(({ count }) => count > 0)).toBe(true);
    }),
  );
});

test('a wait is spread over all of its time, on the average over half of it', () => {
  const backoff = { firstSeconds: 3, factor: 2, longestSeconds: 32, jitter: 'full' } as const;
  expect([1, 2, 3, 4, 5, 6].map((failures) => longestWait(backoff, failures))).toEqual([
    3, 6, 12, 24, 32, 32,
  ]);
  let seed = 0;
  const random = () => (seed = (seed + 0.61803398875) % 1);
  const parts = Array.from({ length: 500 }, (_, acceptedAt) =>
    spreadWait({ acceptedAt, count: 201, failures: 1 }, { waitSteps: 100, jitter: 'full' }, random),
  ).flat();
  const total = parts.reduce((sum, { cohort }) => sum + cohort.count, 0);
  const mean = parts.reduce((sum, { cohort, steps }) => sum + cohort.count * steps, 0) / total;
  expect(total).toBe(500 * 201);
  expect(mean).toBeGreaterThan(45);
  expect(mean).toBeLessThan(55);
  expect(Math.min(...parts.map(({ steps }) => steps))).toBeGreaterThanOrEqual(1);
  expect(Math.max(...parts.map(({ steps }) => steps))).toBeLessThanOrEqual(100);
});
