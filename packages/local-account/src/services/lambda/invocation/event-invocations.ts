import type { Clock } from '../../../clock/clock';
import { completePause } from '../../../clock/complete-pause';
import { AwsError } from '../../../errors/aws-error';
import { TooManyRequests } from './too-many-requests';

/**
 * What AWS waits before it invokes a function again that failed: "one minute before the first two attempts, and two minutes
 * between the second and third" (Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation").
 */
const RETRY_WAITS_MS = [60_000, 120_000];

/** A throttled event goes back to the queue "for up to 6 hours", the wait growing "from 1 second to a maximum of 5 minutes". */
const SHORTEST_THROTTLE_WAIT_MS = 1_000;
const LONGEST_THROTTLE_WAIT_MS = 300_000;
const LONGEST_AGE_MS = 6 * 3_600_000;

/**
 * The events that functions are invoked with and nobody waits for. When it is disposed of, those that wait for another attempt are
 * dropped.
 */
export class EventInvocations implements AsyncDisposable {
  private readonly end = new AbortController();
  private readonly accepted = new Set<Promise<void>>();

  constructor(private readonly clock: Clock) {}

  /**
   * Takes an event and makes the first attempt at once.
   *
   * @param attempt invokes the function. @returns whether it succeeded
   * @returns when there are no more attempts
   */
  accept(attempt: () => Promise<boolean>): Promise<void> {
    const handled = this.handle(attempt);
    this.accepted.add(handled);
    return handled.finally(() => this.accepted.delete(handled));
  }

  /** Waits for the attempts under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.end.abort();
    await Promise.all(this.accepted);
  }

  private async handle(attempt: () => Promise<boolean>): Promise<void> {
    const { clock, end } = this;
    const ageMs = clock.stopwatch();
    const attempts = new EventAttempts(attempt);
    while (ageMs() < LONGEST_AGE_MS) {
      const waitMs = await attempts.next();
      if (waitMs === undefined || !(await completePause(clock, waitMs, end.signal))) return;
    }
  }
}

/** The attempts at one event. */
class EventAttempts {
  private failures = 0;
  private throttles = 0;

  constructor(private readonly attempt: () => Promise<boolean>) {}

  /** Makes one. @returns what to wait before the next, in milliseconds; undefined if there is to be none */
  async next(): Promise<number | undefined> {
    try {
      return (await this.attempt()) ? undefined : RETRY_WAITS_MS[this.failures++];
    } catch (error) {
      if (error instanceof TooManyRequests) {
        return Math.min(SHORTEST_THROTTLE_WAIT_MS * 2 ** this.throttles++, LONGEST_THROTTLE_WAIT_MS);
      }
      // A function that is gone takes no more events.
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  }
}
