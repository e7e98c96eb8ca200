import type { LoggingOptions, StateMachineDefinition } from '@pipeline/states-language';
import type { VendedLog } from '../logs/vended-log';

/** An Express state machine. */
export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** The definition's own text. */
  readonly definitionText: string;
  readonly definition: StateMachineDefinition;
  readonly logging: LoggingOptions;
  /** Where its executions are logged, if anywhere. */
  readonly log: VendedLog | undefined;
  readonly creationDate: Date;
}
