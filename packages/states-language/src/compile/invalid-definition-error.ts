/** One thing that is wrong with a definition. */
export interface DefinitionProblem {
  /** AWS's diagnostic code, for example `SCHEMA_VALIDATION_FAILED`; `NOT_SUPPORTED` for what AWS runs and this does not. */
  readonly code: string;
  readonly message: string;
  /** Where it is, in AWS's notation: `/States/Log/Catch[0]/Next`. Nothing where the definition as a whole is meant. */
  readonly path: string | null;
}

/** A definition that cannot run. Its message is what CreateStateMachine answers, with every problem in it. */
export class InvalidDefinitionError extends Error {
  override readonly name = 'InvalidDefinitionError';

  constructor(readonly problems: readonly DefinitionProblem[]) {
    const lines = problems.map(({ code, message, path }) => `${code}: ${message} at ${path}`);
    super(`Invalid State Machine Definition: '${lines.join(', ')}'`);
  }
}
