import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { compileStateMachine, InvalidDefinitionError } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import type { StatesPorts } from '../ports';
import type { StateMachine, StateMachineLogging, StateMachineSettings } from '../state-machine';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';

export const roleArnInput = z.string().min(1).max(256);

export const definitionInput = z.string().min(1).max(1_048_576);

/** What CreateStateMachine and UpdateStateMachine both take of a state machine. */
export const settingsInput = z.object({
  loggingConfiguration: z
    .object({
      level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
      includeExecutionData: z.boolean().default(false),
      destinations: z
        .array(z.object({ cloudWatchLogsLogGroup: z.object({ logGroupArn: z.string().min(1).max(256) }) }))
        .default([]),
    })
    .optional(),
  tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).optional(),
  encryptionConfiguration: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('AWS_OWNED_KEY') }),
      z.object({
        type: z.literal('CUSTOMER_MANAGED_KMS_KEY'),
        kmsKeyId: z.string().min(1).max(2048),
        kmsDataKeyReusePeriodSeconds: z.number().int().min(60).max(900).optional(),
      }),
    ])
    .optional(),
  publish: z
    .boolean()
    .refine((publish) => !publish, { error: 'The local run has no versions of state machines' })
    .optional(),
  versionDescription: z
    .string()
    .refine(() => false, { error: 'The local run has no versions of state machines' })
    .optional(),
});

/** The settings among what they are given. @throws AwsError `InvalidLoggingConfiguration` */
export function settingsOf({
  loggingConfiguration: logging,
  tracingConfiguration: tracing,
  encryptionConfiguration: encryption,
}: z.output<typeof settingsInput>): Partial<StateMachineSettings> {
  return {
    ...(logging && { logging: loggingOf(logging) }),
    ...(tracing && { tracingEnabled: tracing.enabled }),
    ...(encryption && { encryption }),
  };
}

/** Recorded on AWS: what is logged is logged to one place. @throws AwsError `InvalidLoggingConfiguration` */
function loggingOf({
  destinations,
  ...logging
}: NonNullable<z.output<typeof settingsInput>['loggingConfiguration']>): StateMachineLogging {
  if (destinations.length > 1 || (logging.level !== 'OFF' && destinations.length === 0)) {
    throw new AwsError(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
  }
  return { ...logging, logGroupArn: destinations[0]?.cloudWatchLogsLogGroup.logGroupArn };
}

/** @throws AwsError `InvalidDefinition` */
export function compileDefinition(
  definitionText: string,
  { apis }: Pick<StatesPorts, 'apis'>,
): Pick<StateMachineSettings, 'definition' | 'definitionText'> {
  try {
    return {
      definitionText,
      definition: compileStateMachine(definitionText, { sdkArguments: sdkArguments(apis) }),
    };
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    throw new AwsError('InvalidDefinition', error.message);
  }
}

/** Whether a state machine has these settings already. */
export function hasSettings(
  machine: StateMachine,
  { definition: _, ...settings }: Partial<StateMachineSettings>,
): boolean {
  return Object.entries(settings).every(([name, value]) =>
    isDeepStrictEqual(machine[name as keyof StateMachineSettings], value),
  );
}
