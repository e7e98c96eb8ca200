import type { Retrier } from '../definition';
import type { StateFailure } from '../state-failure';
import { matchesError } from './error-match';

/** Counts the attempts of one visit to a state, each retrier for itself. */
export class RetryPolicy {
  private readonly attempts = new Map<Retrier, number>();

  constructor(private readonly retriers: readonly Retrier[]) {}

  /** The milliseconds to wait before the state runs again, or nothing when it must not. */
  delayAfter(failure: StateFailure): number | undefined {
    const retrier = this.retriers.find(({ errorEquals }) => matchesError(errorEquals, failure));
    if (!retrier) return undefined;
    const attempts = this.attempts.get(retrier) ?? 0;
    const seconds = secondsBeforeRetry(retrier, attempts);
    if (seconds === undefined) return undefined;
    this.attempts.set(retrier, attempts + 1);
    // FULL jitter is a wait between nothing and the whole delay (step-functions/latest/dg/concepts-error-handling).
    return 1000 * (retrier.jitter ? Math.random() * seconds : seconds);
  }
}

/**
 * How long a retrier waits, jitter aside.
 *
 * @param attempts how often it has had the state run again
 * @returns nothing when it may do so no more
 */
export function secondsBeforeRetry(
  { intervalSeconds, maxAttempts, backoffRate, maxDelaySeconds = Infinity }: Retrier,
  attempts: number,
): number | undefined {
  if (attempts >= maxAttempts) return undefined;
  return Math.min(intervalSeconds * backoffRate ** attempts, maxDelaySeconds);
}
