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
    if (attempts >= retrier.maxAttempts) return undefined;
    this.attempts.set(retrier, attempts + 1);
    const { intervalSeconds, backoffRate, maxDelaySeconds = Infinity, jitter } = retrier;
    const seconds = Math.min(intervalSeconds * backoffRate ** attempts, maxDelaySeconds);
    // FULL jitter is a wait between nothing and the whole delay (step-functions/latest/dg/concepts-error-handling).
    return 1000 * (jitter ? Math.random() * seconds : seconds);
  }
}
