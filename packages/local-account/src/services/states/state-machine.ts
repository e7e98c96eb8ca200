import type { StateMachineDefinition } from '@pipeline/states-language';
import type { VendedLog } from './needs';
import type { StateMachineProperties } from './resources/state-machine-properties';

/** An Express state machine. */
export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly properties: StateMachineProperties;
  readonly definition: StateMachineDefinition;
  /** Where its executions are logged. @default - nowhere */
  readonly log?: VendedLog;
  readonly creationDate: Date;
}
