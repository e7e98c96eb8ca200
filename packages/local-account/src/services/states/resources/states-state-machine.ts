import { randomUUID } from 'node:crypto';
import {
  type CompileOptions,
  compileStateMachine,
  InvalidDefinitionError,
  type StateMachineDefinition,
} from '@pipeline/states-language';
import { arn } from '../../../arn';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { StatesPorts } from '../ports';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';
import { stateMachineProperties } from './state-machine-properties';
import { checkStateMachineRole } from './state-machine-role';

export const statesStateMachine = resourceType({
  type: 'AWS::StepFunctions::StateMachine',
  properties: stateMachineProperties,
  create: (
    properties,
    { access, account, apis, clock, logs, machines }: StatesPorts,
    { logicalId, physicalName },
  ) => {
    const definition = compile(properties.DefinitionString, logicalId, { sdkArguments: sdkArguments(apis) });
    const name = properties.StateMachineName ?? physicalName.slice(-80);
    const machineArn = arn(account, 'states', `stateMachine:${name}`);
    const { EncryptionConfiguration: encryption, LoggingConfiguration: logging, RoleArn } = properties;
    const logGroupArn = logging.Destinations[0]?.CloudWatchLogsLogGroup.LogGroupArn;
    checkStateMachineRole(access, {
      roleArn: RoleArn,
      machineArn,
      logged: logging.Level !== 'OFF' && logGroupArn !== undefined,
      keyArn: encryption.Type === 'CUSTOMER_MANAGED_KMS_KEY' ? encryption.KmsKeyId : undefined,
    });
    const creationDate = new Date(clock.now());
    machines.add({
      name,
      arn: machineArn,
      properties,
      definition,
      ...(logGroupArn !== undefined && {
        log: logs.openVendedLog(logGroupArn, newLogStreamName(name, creationDate)),
      }),
      creationDate,
    });
    return { ref: machineArn, attributes: { Arn: machineArn, Name: name } };
  },
});

function compile(text: string, logicalId: string, options: CompileOptions): StateMachineDefinition {
  try {
    return compileStateMachine(text, options);
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    throw new RefusedError(
      `${logicalId} (AWS::StepFunctions::StateMachine), property DefinitionString`,
      error.message,
    );
  }
}

function newLogStreamName(machineName: string, date: Date): string {
  const minute = date.toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return `states/${machineName}/${minute}/${randomUUID().slice(0, 8)}`;
}
