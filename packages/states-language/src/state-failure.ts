/**
 * How far an error carries. `States.ALL` does not match every one: AWS's page says that `States.DataLimitExceeded` must be
 * named to be caught and that `States.Runtime` cannot be caught at all (step-functions/latest/dg/concepts-error-handling).
 */
type Catchable = 'by States.ALL' | 'by its name only' | 'never';

/**
 * The most characters of an error and of a cause: step-functions/latest/apireference/API_ExecutionFailedEventDetails. So both together
 * always fit into what a catcher passes on, whatever an expression or a function made of them.
 */
const MAX_ERROR_LENGTH = 256;
const MAX_CAUSE_LENGTH = 32_768;

/** An error that a state raised: what `Retry` and `Catch` match, and what ends the execution when none of them does. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly error: string;
  readonly errorCause: string;

  /**
   * @param error the error name, for example `States.Timeout`, cut off where it is too long
   * @param cause what becomes the cause, cut off where it is too long; it may be empty, as that of a task's timeout is
   * @param alsoMatchedBy a second name under which `Retry` and `Catch` know the error
   */
  constructor(
    error: string,
    cause: string,
    readonly catchable: Catchable = 'by States.ALL',
    readonly alsoMatchedBy?: string,
  ) {
    super(`${error}: ${cause}`);
    this.error = error.slice(0, MAX_ERROR_LENGTH);
    this.errorCause = cause.slice(0, MAX_CAUSE_LENGTH);
  }
}
