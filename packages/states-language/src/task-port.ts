import type { JsonValue } from './json';

/** The service integrations that a Task state may name. */
export type TaskIntegration = 'lambda:invoke' | 'lambda:function' | 'sqs:sendMessage' | 'events:putEvents';

/** One call of one integration: an attempt of a Task state. */
export interface TaskCall {
  integration: TaskIntegration;
  /** The Task's `Resource`: the integration's ARN, or the function's own for `lambda:function`. */
  resource: string;
  /** What `Arguments` evaluated to; the state's input where there are none. */
  arguments: JsonValue;
  stateName: string;
  /** Aborts when the task timed out or the execution ended: the result is then of no interest. */
  signal: AbortSignal;
}

/** The world that the interpreter acts upon: whoever runs an execution supplies it. */
export interface TaskPort {
  /** Runs one integration and answers the JSON text of its result; rejects with {@link TaskFailure}. */
  run(call: TaskCall): Promise<string>;
}

/** How a {@link TaskPort} says that a task failed. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';

  /**
   * @param error the error name that `Retry` and `Catch` match, for example `Lambda.TooManyRequestsException`
   * @param errorCause the cause as AWS gives it; for a function's own error, the JSON text of its error object
   */
  constructor(
    readonly error: string,
    readonly errorCause: string,
  ) {
    super(`${error}: ${errorCause}`);
  }
}
