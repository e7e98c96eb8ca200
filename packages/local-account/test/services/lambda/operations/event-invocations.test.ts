import { AwsError } from '../../../../src/errors/aws-error';
import { TooManyRequests } from '../../../../src/services/lambda';
import { EventInvocations } from '../../../../src/services/lambda/event-invocations';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const MINUTE_MS = 60_000;

/** Accepts an event. @returns the times of the attempts, in milliseconds since then */
function attemptsAt(attempt: (count: number) => boolean): number[] {
  const acceptedAt = Date.now();
  const times: number[] = [];
  new EventInvocations().accept(async () => attempt(times.push(Date.now() - acceptedAt)));
  return times;
}

test('a success is the last attempt', async () => {
  const times = attemptsAt(() => true);
  await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
  expect(times).toEqual([0]);
});

test('a failure is repeated after one minute, and after two more', async () => {
  const times = attemptsAt(() => false);
  await jest.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect(times).toEqual([0, MINUTE_MS, 3 * MINUTE_MS]);
});

test('a throttled event is tried again ever later, for six hours', async () => {
  const times = attemptsAt(() => {
    throw new TooManyRequests('ConcurrentInvocationLimitExceeded');
  });
  await jest.advanceTimersByTimeAsync(24 * 60 * MINUTE_MS);
  expect(times.slice(0, 4)).toEqual([0, 1_000, 3_000, 7_000]);
  expect(times.at(-1)! - times.at(-2)!).toBe(5 * MINUTE_MS);
  expect(times.at(-1)).toBeLessThan(6 * 60 * MINUTE_MS);
});

test('an event for a function that is gone is dropped', async () => {
  const times = attemptsAt(() => {
    throw new AwsError('ResourceNotFoundException', 'gone', 404);
  });
  await jest.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect(times).toEqual([0]);
});
