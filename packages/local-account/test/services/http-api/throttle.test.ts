import { ManualClock } from '../../../src/clock/manual-clock';
import { GatewayError } from '../../../src/services/http-api/gateway-error';
import { type GivenLimits, Throttle } from '../../../src/services/http-api/throttle';

let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
});

function throttle(ofStage: GivenLimits, ofRoutes: Record<string, GivenLimits> = {}): Throttle {
  return new Throttle(ofStage, new Map(Object.entries(ofRoutes)), clock);
}

/** How many of so many requests pass, all at once. */
function admitted(to: Throttle, requests: number, routeKey = 'POST /'): number {
  let passed = 0;
  for (let request = 0; request < requests; request++) {
    try {
      to.admit(routeKey);
      passed += 1;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
    }
  }
  return passed;
}

test('at once, as many pass as the burst', () => {
  expect(admitted(throttle({ ratePerSecond: 10, burst: 4 }), 10)).toBe(4);
});

test('a request beyond the burst gets 429', () => {
  const one = throttle({ ratePerSecond: 1, burst: 1 });
  one.admit('POST /');

  expect(() => one.admit('POST /')).toThrow(
    expect.objectContaining({
      status: 429,
      message: 'Too Many Requests',
      responseType: 'THROTTLED',
    }) as Error,
  );
});

test.each([
  [50, 0],
  [100, 1],
  [250, 2],
  [399, 3],
  [60_000, 4],
])('%d ms after a burst of 4, at a rate of 10, %d more pass', async (ms, more) => {
  const some = throttle({ ratePerSecond: 10, burst: 4 });
  admitted(some, 10);

  await clock.advance(ms);

  expect(admitted(some, 10)).toBe(more);
});

test('parts of tokens add up', async () => {
  const some = throttle({ ratePerSecond: 10, burst: 1 });
  admitted(some, 1);
  let passed = 0;
  for (let step = 0; step < 40; step++) {
    await clock.advance(25);
    passed += admitted(some, 1);
  }

  expect(passed).toBe(10);
});

test('a clock that is set back takes no tokens away, and then goes on from there', () => {
  let now = 3_600_000;
  const some = new Throttle({ ratePerSecond: 1, burst: 3 }, new Map(), { now: () => now });
  expect(admitted(some, 1)).toBe(1);

  now = 0;
  expect(admitted(some, 3)).toBe(2);
  now = 1_000;
  expect(admitted(some, 3)).toBe(1);
});

test.each([
  { ratePerSecond: 0, burst: 0 },
  { ratePerSecond: 0, burst: 100 },
])('nothing passes at %j, ever', async (limits) => {
  const none = throttle(limits);

  await clock.advance(3_600_000);

  expect(admitted(none, 10)).toBe(0);
});

test('a route’s own limits hold for it alone', () => {
  const some = throttle({ ratePerSecond: 1, burst: 3 }, { 'GET /a': { ratePerSecond: 1, burst: 1 } });

  expect(admitted(some, 5, 'GET /a')).toBe(1);
  expect(admitted(some, 5, 'GET /b')).toBe(3);
});

test('what a route’s own limits leave out is the account’s', () => {
  const some = throttle({ ratePerSecond: 1, burst: 3 }, { 'GET /a': { ratePerSecond: 1 } });

  expect(admitted(some, 6_000, 'GET /a')).toBe(5_000);
});
