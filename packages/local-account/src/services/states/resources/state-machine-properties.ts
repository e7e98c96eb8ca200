import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnBoolean, cfnNumber, cfnTags, only } from '../../../engine/property-schemas';
import type { StateMachineEncryption, StateMachineLogging } from '../state-machine';

const destination = z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) });

/** The properties of `AWS::StepFunctions::StateMachine`. */
export const stateMachineProperties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: only('EXPRESS'),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionS3Location: z
    .strictObject({
      Bucket: z.string(),
      Key: z.string(),
      Version: z.string().optional(),
    })
    .optional(),
  DefinitionString: z.string().optional(),
  DefinitionSubstitutions: z
    .record(
      z.string(),
      z.union([z.string(), z.int(), z.boolean()], {
        error: 'Invalid definition substitution type. Input should be either String, Integer, or Boolean',
      }),
    )
    .optional(),
  EncryptionConfiguration: z
    .discriminatedUnion('Type', [
      z.strictObject({ Type: z.literal('AWS_OWNED_KEY') }),
      z.strictObject({
        Type: z.literal('CUSTOMER_MANAGED_KMS_KEY'),
        KmsKeyId: keyArnProperty,
        KmsDataKeyReusePeriodSeconds: cfnNumber.optional(),
      }),
    ])
    .default({ Type: 'AWS_OWNED_KEY' }),
  RoleArn: z.string(),
  LoggingConfiguration: z
    .strictObject({
      Destinations: z.array(destination).default([]),
      IncludeExecutionData: cfnBoolean.default(false),
      Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
    })
    .default({ Destinations: [], IncludeExecutionData: false, Level: 'OFF' }),
  // Whether AWS records traces changes nothing about an execution.
  TracingConfiguration: z.strictObject({ Enabled: cfnBoolean }).default({ Enabled: false }),
  Tags: cfnTags.optional(),
});

export type StateMachineProperties = z.output<typeof stateMachineProperties>;

export function loggingOf({ LoggingConfiguration: logging }: StateMachineProperties): StateMachineLogging {
  return {
    level: logging.Level,
    includeExecutionData: logging.IncludeExecutionData,
    logGroupArn: logging.Destinations[0]?.CloudWatchLogsLogGroup.LogGroupArn,
  };
}

export function encryptionOf({
  EncryptionConfiguration: encryption,
}: StateMachineProperties): StateMachineEncryption {
  return encryption.Type === 'AWS_OWNED_KEY'
    ? { type: encryption.Type }
    : {
        type: encryption.Type,
        kmsKeyId: encryption.KmsKeyId,
        kmsDataKeyReusePeriodSeconds: encryption.KmsDataKeyReusePeriodSeconds,
      };
}
