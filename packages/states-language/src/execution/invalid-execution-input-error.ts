/** An input with which StartExecution does not start an execution: it is not JSON, or too long. */
export class InvalidExecutionInputError extends Error {
  override readonly name = 'InvalidExecutionInputError';
  readonly code = 'InvalidExecutionInput';

  constructor(problem: string) {
    super(`Invalid State Machine Execution Input: '${problem}'`);
  }
}
