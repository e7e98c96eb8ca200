import { AwsError } from '../../errors/aws-error';
import type { StateMachine } from './state-machine';

/** The state machines of the account. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();

  add(machine: StateMachine): void {
    this.byArn.set(machine.arn, machine);
  }

  get all(): StateMachine[] {
    return [...this.byArn.values()];
  }

  has(stateMachineArn: string): boolean {
    return this.byArn.has(stateMachineArn);
  }

  /** @throws AwsError `StateMachineDoesNotExist` */
  find(stateMachineArn: string): StateMachine {
    const machine = this.byArn.get(stateMachineArn);
    if (machine) return machine;
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
}
