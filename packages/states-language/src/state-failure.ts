/**
 * How far an error carries. `States.ALL` does not match every one: AWS's page says that `States.DataLimitExceeded` must be
 * named to be caught and that `States.Runtime` cannot be caught at all (step-functions/latest/dg/concepts-error-handling).
 */
type Catchable = 'by States.ALL' | 'by its name only' | 'never';

/** An error that a state raised: what `Retry` and `Catch` match, and what ends the execution when none of them does. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';

  /**
   * @param error the error name, for example `States.Timeout`
   * @param errorCause the cause, which may be empty, as that of a task's timeout is
   * @param alsoMatchedBy a second name under which `Retry` and `Catch` know the error
   */
  constructor(
    readonly error: string,
    readonly errorCause: string,
    readonly catchable: Catchable = 'by States.ALL',
    readonly alsoMatchedBy?: string,
  ) {
    super(`${error}: ${errorCause}`);
  }
}
