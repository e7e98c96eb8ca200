import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { compileStateMachine, InvalidDefinitionError } from '@pipeline/states-language';
import { keyArnProperty } from '../../../access/key-use';
import { arn } from '../../../arn';
import { cfnBoolean, cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { LocalServices } from '../../local-services';
import { VendedLog } from '../../logs/vended-log';
import { checkStateMachineRole } from './state-machine-role';

const AS_STRING = 'The local run takes the definition as DefinitionString';

const destination = z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) });

export const statesStateMachine = resourceType({
  type: 'AWS::StepFunctions::StateMachine',
  properties: z.strictObject({
    StateMachineName: z.string().optional(),
    StateMachineType: only('EXPRESS'),
    Definition: refused(AS_STRING),
    DefinitionS3Location: refused(AS_STRING),
    DefinitionString: z.string(),
    DefinitionSubstitutions: refused(AS_STRING),
    EncryptionConfiguration: z
      .discriminatedUnion('Type', [
        z.strictObject({ Type: z.literal('AWS_OWNED_KEY') }),
        z.strictObject({
          Type: z.literal('CUSTOMER_MANAGED_KMS_KEY'),
          KmsKeyId: keyArnProperty,
          KmsDataKeyReusePeriodSeconds: cfnNumber.optional(),
        }),
      ])
      .optional(),
    RoleArn: z.string(),
    LoggingConfiguration: z
      .strictObject({
        Destinations: z.array(destination).default([]),
        IncludeExecutionData: cfnBoolean.default(false),
        Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
      })
      .default({ Destinations: [], IncludeExecutionData: false, Level: 'OFF' }),
    // Whether AWS records traces changes nothing about an execution.
    TracingConfiguration: z.strictObject({ Enabled: cfnBoolean }).optional(),
    Tags: cfnTags.optional(),
  }),
  create: (properties, { access, account, logs, states }: LocalServices, { logicalId, physicalName }) => {
    const definition = compile(properties.DefinitionString, logicalId);
    const name = properties.StateMachineName ?? physicalName.slice(-80);
    const machineArn = arn(account, 'states', `stateMachine:${name}`);
    const { Destinations, IncludeExecutionData, Level } = properties.LoggingConfiguration;
    const logGroupArn = Destinations[0]?.CloudWatchLogsLogGroup.LogGroupArn;
    const { EncryptionConfiguration: encryption } = properties;
    checkStateMachineRole(access, {
      roleArn: properties.RoleArn,
      machineArn,
      logged: Level !== 'OFF' && logGroupArn !== undefined,
      keyArn: encryption?.Type === 'CUSTOMER_MANAGED_KMS_KEY' ? encryption.KmsKeyId : undefined,
    });
    const streamName = `states/${name}/${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}/${randomUUID().slice(0, 8)}`;
    states.createStateMachine({
      name,
      arn: machineArn,
      roleArn: properties.RoleArn,
      definitionText: properties.DefinitionString,
      definition,
      logging: { level: Level, includeExecutionData: IncludeExecutionData },
      log:
        logGroupArn === undefined
          ? undefined
          : new VendedLog(logs, access.administrator, logGroupArn, streamName),
      creationDate: new Date(),
    });
    return { ref: machineArn, attributes: { Arn: machineArn, Name: name } };
  },
});

function compile(text: string, logicalId: string): ReturnType<typeof compileStateMachine> {
  try {
    return compileStateMachine(text);
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    throw new RefusedError(
      `${logicalId} (AWS::StepFunctions::StateMachine), property DefinitionString`,
      error.message,
    );
  }
}
