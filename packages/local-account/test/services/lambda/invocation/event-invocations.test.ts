import { ManualClock } from '../../../../src/clock/manual-clock';
import { AwsError } from '../../../../src/errors/aws-error';
import { TooManyRequests } from '../../../../src/services/lambda';
import { EventInvocations } from '../../../../src/services/lambda/invocation/event-invocations';

const MINUTE_MS = 60_000;

/** Accepts an event. @returns the times of the attempts, in milliseconds since then, and the clock */
function acceptEvent(attempt: (count: number) => boolean) {
  const clock = new ManualClock();
  const acceptedAt = clock.now();
  const times: number[] = [];
  const invocations = new EventInvocations(clock);
  void invocations.accept(async () => attempt(times.push(clock.now() - acceptedAt)));
  return { clock, invocations, times };
}

test('a success is the last attempt', async () => {
  const { clock, times } = acceptEvent(() => true);
  await clock.advance(10 * MINUTE_MS);
  expect(times).toEqual([0]);
});

test('a failure is repeated after one minute, and after two more', async () => {
  const { clock, times } = acceptEvent(() => false);
  await clock.advance(60 * MINUTE_MS);
  expect(times).toEqual([0, MINUTE_MS, 3 * MINUTE_MS]);
});

test('a throttled event is tried again ever later, for six hours', async () => {
  const { clock, times } = acceptEvent(() => {
    throw new TooManyRequests('ConcurrentInvocationLimitExceeded');
  });
  await clock.advance(24 * 60 * MINUTE_MS);
  expect(times.slice(0, 4)).toEqual([0, 1_000, 3_000, 7_000]);
  expect(times.at(-1)! - times.at(-2)!).toBe(5 * MINUTE_MS);
  expect(times.at(-1)).toBeLessThan(6 * 60 * MINUTE_MS);
});

test('an event for a function that is gone is dropped', async () => {
  const { clock, times } = acceptEvent(() => {
    throw new AwsError('ResourceNotFoundException', 'gone', 404);
  });
  await clock.advance(60 * MINUTE_MS);
  expect(times).toEqual([0]);
});

test('at the end of the local run nothing waits any more', async () => {
  const { clock, invocations, times } = acceptEvent(() => false);
  await clock.advance(1);
  expect(clock.nextDueAt).toBeDefined();

  await invocations[Symbol.asyncDispose]();

  expect(clock.nextDueAt).toBeUndefined();
  expect(times).toEqual([0]);
});
