import type { SdkArguments } from '../task-port';
import { type DefinitionProblem, NOT_SUPPORTED } from './invalid-definition-error';

export type QueryLanguageName = 'JSONata' | 'JSONPath';

/** One compilation: the language of the machine, and the problems found so far. */
export class Compilation {
  readonly problems: DefinitionProblem[] = [];
  private readonly stateNames = new Set<string>();

  constructor(
    readonly machineLanguage: QueryLanguageName,
    readonly sdkArguments: SdkArguments,
  ) {}

  report(path: string | null, message: string, code = 'SCHEMA_VALIDATION_FAILED'): void {
    this.problems.push({ code, message, path });
  }

  /** For what AWS would run and this interpreter does not. */
  refuse(path: string, message: string): void {
    this.report(path, message, NOT_SUPPORTED);
  }

  /** State names are unique in a whole state machine, its branches and processors included. */
  claimStateName(name: string, path: string): void {
    if (this.stateNames.has(name)) this.report(path, `Duplicate state name: ${name}`, 'DUPLICATE_STATE_NAME');
    if (name.length > 80) {
      this.report(
        path,
        `State name '${name}' exceeds the 80-character limit allowed by the service`,
        'INVALID_STATE_NAME',
      );
    }
    this.stateNames.add(name);
  }
}
