import { randomUUID } from 'node:crypto';
import { arn } from '../../arn';
import type { VendedLog } from './needs';
import type { StatesPorts } from './ports';
import { checkStateMachineRole } from './resources/state-machine-role';
import type { StateMachine, StateMachineSettings } from './state-machine';

/** @returns the ARN of a state machine of this account */
export function stateMachineArn({ account }: Pick<StatesPorts, 'account'>, name: string): string {
  return arn(account, 'states', `stateMachine:${name}`);
}

/**
 * Makes a state machine, or gives one other settings.
 *
 * @throws CreationRefused if its role lacks something; AwsError for a log group that there is not
 */
export function putStateMachine(
  machine: StateMachineSettings & Pick<StateMachine, 'name' | 'creationDate' | 'revisionId'>,
  ports: StatesPorts,
): StateMachine {
  const { name, roleArn, logging, encryption } = machine;
  const machineArn = stateMachineArn(ports, name);
  checkStateMachineRole(ports.access, {
    roleArn,
    machineArn,
    logged: logging.level !== 'OFF' && logging.logGroupArn !== undefined,
    keyArn: encryption.type === 'CUSTOMER_MANAGED_KMS_KEY' ? encryption.kmsKeyId : undefined,
  });
  const put = { ...machine, arn: machineArn, log: openLog(machine, ports) };
  ports.machines.put(put);
  return put;
}

function openLog(
  { name, logging: { logGroupArn } }: Pick<StateMachine, 'name' | 'logging'>,
  { clock, logs }: StatesPorts,
): VendedLog | undefined {
  if (logGroupArn === undefined) return undefined;
  const minute = new Date(clock.now()).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return logs.openVendedLog(logGroupArn, `states/${name}/${minute}/${randomUUID().slice(0, 8)}`);
}
