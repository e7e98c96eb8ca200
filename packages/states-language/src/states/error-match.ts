import type { StateFailure } from '../state-failure';

/** Whether the `ErrorEquals` of a retrier or a catcher covers a failure. */
export function matchesError(errorEquals: readonly string[], failure: StateFailure): boolean {
  const { error, catchable, alsoMatchedBy } = failure;
  if (catchable === 'never') return false;
  if (errorEquals.includes(error) || (alsoMatchedBy && errorEquals.includes(alsoMatchedBy))) return true;
  if (catchable === 'by its name only') return false;
  return (
    errorEquals.includes('States.ALL') ||
    (errorEquals.includes('States.TaskFailed') && error !== 'States.Timeout')
  );
}
