import { AwsError } from '../../errors/aws-error';
import type { StateMachine } from './state-machine';

/** The state machines of the account. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();

  /** Adds one, or puts it in the place of the one that has its ARN. */
  put(machine: StateMachine): void {
    this.byArn.set(machine.arn, machine);
  }

  /** Removes one, if it is there. What has started goes on. */
  remove(stateMachineArn: string): void {
    this.byArn.delete(stateMachineArn);
  }

  get all(): StateMachine[] {
    return [...this.byArn.values()];
  }

  findIfAny(stateMachineArn: string): StateMachine | undefined {
    return this.byArn.get(stateMachineArn);
  }

  /** @throws AwsError `StateMachineDoesNotExist` */
  find(stateMachineArn: string): StateMachine {
    const machine = this.findIfAny(stateMachineArn);
    if (machine) return machine;
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
}
