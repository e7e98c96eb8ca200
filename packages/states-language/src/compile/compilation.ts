import type { SdkArguments } from '../task-port';
import { type DefinitionProblem, NOT_SUPPORTED } from './invalid-definition-error';

export type QueryLanguageName = 'JSONata' | 'JSONPath';

/** What a definition is for. Express workflows run here; of Standard ones it is known what AWS takes. */
export type WorkflowType = 'EXPRESS' | 'STANDARD';

/** One compilation: the language of the machine, and the problems found so far. */
export class Compilation {
  readonly problems: DefinitionProblem[] = [];
  private readonly stateNames = new Set<string>();

  constructor(
    readonly machineLanguage: QueryLanguageName,
    readonly workflowType: WorkflowType,
    readonly sdkArguments: SdkArguments,
  ) {}

  report(path: string | null, message: string, code = 'SCHEMA_VALIDATION_FAILED'): void {
    this.problems.push({ code, message, path });
  }

  /** For what AWS would run and this interpreter does not. */
  refuse(path: string, message: string): void {
    this.report(path, message, NOT_SUPPORTED);
  }

  /** For what AWS refuses in an Express workflow, and this interpreter does not run in a Standard one either. */
  reportInExpress(path: string, message: string): void {
    if (this.workflowType === 'EXPRESS') this.report(path, message);
    else this.refuse(path, `${message.trim()}: Standard workflows are not run here`);
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
