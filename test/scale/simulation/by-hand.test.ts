import { simulate } from '../../../scale/simulation/simulate';
import { SimulatedPipeline } from '../../../scale/simulation/simulated-pipeline';
import { unbound } from './unbound';

/** In which steps how many were processed, after a burst. */
function processedAfter(burst: number, parameters: ReturnType<typeof unbound>, steps = 2_000) {
  const pipeline = new SimulatedPipeline(parameters, { stepSeconds: 0.1, seed: 1 });
  const processed: [seconds: number, count: number][] = [];
  for (let step = 0; step < steps; step++) {
    const count = pipeline.advance(step === 0 ? burst : 0).reduce((sum, each) => sum + each.count, 0);
    if (count > 0) processed.push([step / 10, count]);
  }
  return { processed, standing: pipeline.standing };
}

test('where nothing binds, a transaction takes a batch of the pipe and an invocation: 0.2 s', () => {
  expect(processedAfter(7, unbound()).processed).toEqual([[0.2, 7]]);
});

test('one environment, an invocation of a second, three at once: each next waits 3 s and 6 s more, as the workflow says', () => {
  const parameters = unbound({ function: { mostEnvironments: 1, durationSeconds: 1 } });
  // From 0.1 s, when they are on the bus: one runs; two try again 3 s later, one of them 6 s after that. Each takes 1 s.
  expect(processedAfter(3, parameters).processed).toEqual([
    [1.1, 1],
    [4.1, 1],
    [10.1, 1],
  ]);
});

test('with six retries needed and five to be had, the last one is a dead letter', () => {
  const parameters = unbound({ function: { mostEnvironments: 1, durationSeconds: 1 } });
  // Waits are 3, 6, 12, 24 and 32 s: one of seven runs at once, one after each wait, and one is left.
  const { processed, standing } = processedAfter(7, parameters);
  expect(processed.map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(processed.at(-1)).toEqual([0.1 + 3 + 6 + 12 + 24 + 32 + 1, 1]);
  expect(standing.unprocessed).toBe(1);
});

test('StartExecution of 10 a second, 25 at once: ten, and ten of what the rule tries again after 1 s, and the rest after 2 s more', () => {
  const parameters = unbound({ rule: { startBurst: 10, startsPerSecond: 10 } });
  expect(processedAfter(25, parameters).processed).toEqual([
    [0.2, 10],
    [1.2, 10],
    [3.2, 5],
  ]);
});

test('what the rule has tried for too long is a dead letter', () => {
  const parameters = unbound({
    rule: { startBurst: 1, startsPerSecond: 1 / 600, maximumEventAgeSeconds: 60 },
  });
  // The first takes the only token; the other is tried at 1, 3, 7, 15, 31 and, for the last time, at 60 s.
  const { processed, standing } = processedAfter(2, parameters);
  expect(processed).toEqual([[0.2, 1]]);
  expect(standing).toMatchObject({ unprocessed: 1, retrying: 0 });
});

test('what cannot be put on the bus comes back after the visibility timeout, and is undelivered after so many receives', () => {
  const parameters = unbound({
    queue: { visibilityTimeoutSeconds: 60, maxReceiveCount: 2 },
    pipe: { putEventsPerSecond: 1 },
  });
  // PutEvents: one at once, one at 60 s; the third has been received twice then.
  const { processed, standing } = processedAfter(3, parameters);
  expect(processed).toEqual([
    [0.2, 1],
    [60.2, 1],
  ]);
  expect(standing).toMatchObject({ undelivered: 1, inFlight: 0 });
});

test('the pipe takes 5 batches at once, and 300 a minute more: a queue of 10,000 in batches of 10 is empty after 13.5 s', () => {
  const parameters = unbound({
    pipe: { batchSize: 10, firstBatches: 5, growthPerMinute: 300, mostBatches: 1_000 },
  });
  // In step n it has 5 + n/2 pollers, whole ones, for 10 messages each: 1,000 batches are reached in step 54.
  let batches = 0;
  let step = 0;
  for (; batches < 1_000; step++) batches += Math.floor(5 + step / 2);
  const { processed } = processedAfter(10_000, parameters);
  expect(processed.at(-1)?.[0]).toBeCloseTo((step - 1) / 10 + 0.2, 6);
});

test('a burst of 3,000 needs three tens of seconds of new environments, if one takes ten seconds for each', () => {
  const parameters = unbound({
    workflow: {
      maxAttempts: 10,
      backoff: { firstSeconds: 10, factor: 1, longestSeconds: 10, jitter: 'none' },
    },
    function: { growthPerTenSeconds: 1_000, durationSeconds: 300 },
  });
  // 1,000 new ones at 0.1, 10.1 and 20.1 s; nobody waits for the first ones to be free.
  expect(processedAfter(3_000, parameters, 4_000).processed).toEqual([
    [300.1, 1_000],
    [310.1, 1_000],
    [320.1, 1_000],
  ]);
});

test('above the throttle the API refuses: the burst, and then the rate', () => {
  const parameters = unbound({ api: { stage: { perSecond: 500, size: 1_000 } } });
  const { standing, limits } = simulate({
    arrivals: { pattern: 'constant', rate: 600, burst: 1_500, durationSeconds: 10 },
    parameters,
    seed: 1,
    followSeconds: 10,
  });
  // 1,000 of the bucket, and 500 a second; what refills in the first step does not fit into the full bucket.
  expect(standing).toMatchObject({ arrived: 7_500, accepted: 5_950, processed: 5_950 });
  expect(limits.map(({ limit }) => limit)).toEqual(['throttleRateLimit']);
});
