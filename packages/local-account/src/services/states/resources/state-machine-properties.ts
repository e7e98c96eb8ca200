import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnBoolean, cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';

const AS_STRING = 'The local run takes the definition as DefinitionString';

const destination = z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) });

/** The properties of `AWS::StepFunctions::StateMachine`. */
export const stateMachineProperties = z.strictObject({
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
