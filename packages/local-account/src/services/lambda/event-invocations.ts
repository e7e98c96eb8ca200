import { AwsError } from '../../errors/aws-error';
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

/** The events that functions are invoked with and nobody waits for. */
export class EventInvocations {
  /**
   * Takes an event and makes the first attempt at once.
   *
   * @param attempt invokes the function. @returns whether it succeeded
   */
  accept(attempt: () => Promise<boolean>): void {
    void this.run(attempt, Date.now());
  }

  private async run(attempt: () => Promise<boolean>, acceptedAt: number): Promise<void> {
    let failures = 0;
    let throttles = 0;
    while (Date.now() - acceptedAt < LONGEST_AGE_MS) {
      try {
        if (await attempt()) return;
        const waitMs = RETRY_WAITS_MS[failures++];
        if (waitMs === undefined) return;
        await wait(waitMs);
      } catch (error) {
        // A function that is gone takes no more events.
        if (error instanceof AwsError && !(error instanceof TooManyRequests)) return;
        if (!(error instanceof TooManyRequests)) throw error;
        await wait(Math.min(SHORTEST_THROTTLE_WAIT_MS * 2 ** throttles++, LONGEST_THROTTLE_WAIT_MS));
      }
    }
  }
}

/** Does not keep the process: what waits when the local run ends is dropped with it. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
