/** The code of what AWS runs and this does not. */
export const NOT_SUPPORTED = 'NOT_SUPPORTED';

/** One thing that is wrong with a definition. */
export interface DefinitionProblem {
  /** AWS's diagnostic code, for example `SCHEMA_VALIDATION_FAILED`; `NOT_SUPPORTED` for what AWS runs and this does not. */
  readonly code: string;
  readonly message: string;
  /** Where it is, in AWS's notation: `/States/Log/Catch[0]/Next`. Nothing where the definition as a whole is meant. */
  readonly path: string | null;
}

/**
 * A definition that cannot run. The message is what CreateStateMachine answers, with every problem in it; what AWS would
 * run is not called invalid, but said to be missing here.
 */
export class InvalidDefinitionError extends Error {
  override readonly name = 'InvalidDefinitionError';

  constructor(readonly problems: readonly DefinitionProblem[]) {
    const invalid = problems.filter(({ code }) => code !== NOT_SUPPORTED);
    const unsupported = problems.filter(({ code }) => code === NOT_SUPPORTED);
    const sentences = [
      ...(invalid.length > 0 ? [describeInvalid(invalid)] : []),
      ...(unsupported.length > 0 ? [describeUnsupported(unsupported)] : []),
    ];
    super(sentences.join('. '));
  }
}

function describeInvalid(problems: readonly DefinitionProblem[]): string {
  const lines = problems.map(({ code, message, path }) => `${code}: ${message} at ${path}`);
  return `Invalid State Machine Definition: '${lines.join(', ')}'`;
}

function describeUnsupported(problems: readonly DefinitionProblem[]): string {
  const lines = problems.map(({ message, path }) => (path === null ? message : `${message} (at ${path})`));
  return `Not implemented here, though AWS has it: ${lines.join('; ')}`;
}
