/** The reason with which everything pending rejects when an execution ends from outside its states. Nothing catches it. */
export class ExecutionStopped extends Error {
  override readonly name = 'ExecutionStopped';

  constructor(
    readonly status: 'TIMED_OUT' | 'ABORTED',
    readonly error: string,
    readonly errorCause: string,
  ) {
    super(`${status}: ${error}`);
  }
}

/** The reason with which a branch or an iteration stops because a sibling of its failed. */
export class SiblingFailed extends Error {
  override readonly name = 'SiblingFailed';
}
