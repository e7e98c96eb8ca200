import type { Fallible } from '../definition';
import { payloadOf } from '../payload';
import { StateFailure } from '../state-failure';
import { matchesError } from './error-match';
import { RetryPolicy } from './retry';
import type { Departure, StateVisit } from './visit';

/**
 * Runs a state that has `Retry` and `Catch`: again after each failure that a retrier still covers, then to the catcher
 * that covers it. An attempt includes the state's `Arguments`, `Output` and `Assign`, whose failures are the state's.
 *
 * @param recordGivenUp is called when a failure that could be caught is not followed by another attempt
 */
export async function runFallible(
  state: Fallible,
  visit: StateVisit,
  attempt: () => Promise<Departure>,
  recordGivenUp?: () => void,
): Promise<Departure> {
  const policy = new RetryPolicy(state.retry);
  for (let retries = 0; ; retries++) {
    visit.retryCount = retries;
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof StateFailure)) throw failure;
      const delay = policy.delayAfter(failure);
      if (delay === undefined) {
        // What nothing catches ends the execution at once (recorded on AWS: a Map state with a wrong MaxConcurrencyPath).
        if (failure.catchable !== 'never') recordGivenUp?.();
        return departByCatch(state, visit, failure);
      }
      await visit.clock.pause(delay, visit.cancellation.signal);
      await visit.yieldTurn();
    }
  }
}

function departByCatch(state: Fallible, visit: StateVisit, failure: StateFailure): Departure {
  const catcher = state.catch.find(({ errorEquals }) => matchesError(errorEquals, failure));
  if (!catcher) throw failure;
  return visit.depart(catcher, payloadOf({ Error: failure.error, Cause: failure.errorCause }));
}
