import { z } from 'zod';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { checkDestination } from '../destination/check-destination';
import type { EventInvokeConfig } from '../destination/event-invoke-config';
import { LATEST } from '../function/function-configuration';
import type { FunctionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { functionNameInput, qualifierInput } from './function-input';

const destinationInput = z
  .object({
    Destination: z
      .string()
      .refine((text) => text === '' || isArn(text), {
        error:
          'Member must satisfy regular expression pattern: $|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)',
      })
      .optional(),
  })
  .optional();

/** What a config is made of, as the API's model has it. */
export const eventInvokeConfigInput = {
  FunctionName: functionNameInput,
  Qualifier: qualifierInput,
  MaximumRetryAttempts: z.number().int().min(0).max(2).optional(),
  MaximumEventAgeInSeconds: z.number().int().min(60).max(21_600).optional(),
  DestinationConfig: z.object({ OnSuccess: destinationInput, OnFailure: destinationInput }).optional(),
};

/** The members of a config, read. */
export interface GivenEventInvokeConfig {
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
  readonly DestinationConfig?: {
    readonly OnSuccess?: { readonly Destination?: string };
    readonly OnFailure?: { readonly Destination?: string };
  };
}

/** The ARN that a config is for: always with a version or an alias (recorded on AWS). */
export function configArn({ functionArn, qualifier }: FunctionReference): string {
  return qualifier === undefined ? `${functionArn}:${LATEST}` : functionArn;
}

/**
 * Puts a config; the words are recorded on AWS.
 *
 * @param current what it changes @default - it is put in the place of any
 * @throws AwsError InvalidParameterValueException, ResourceNotFoundException; CreationRefused
 */
export function putConfig(
  ports: Pick<LambdaPorts, 'access' | 'account' | 'eventInvokeConfigs' | 'functions' | 'now'>,
  reference: FunctionReference,
  given: GivenEventInvokeConfig,
  current?: EventInvokeConfig,
): EventInvokeConfig {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = given;
  if (
    [MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig].every((each) => each === undefined)
  ) {
    throw new AwsError(
      'InvalidParameterValueException',
      'You must specify at least one of error handling or destination setting.',
    );
  }
  const { OnSuccess, OnFailure } = DestinationConfig ?? {};
  const onSuccess = OnSuccess ? nonEmpty(OnSuccess.Destination) : current?.onSuccess;
  const onFailure = OnFailure ? nonEmpty(OnFailure.Destination) : current?.onFailure;
  requireFunction(ports, reference);
  const { configuration } = ports.functions.find(reference);
  for (const destination of [onSuccess, onFailure]) {
    if (destination !== undefined) checkDestination(ports, configuration, destination);
  }
  const maximumRetryAttempts = MaximumRetryAttempts ?? current?.maximumRetryAttempts;
  const maximumEventAgeSeconds = MaximumEventAgeInSeconds ?? current?.maximumEventAgeSeconds;
  const config = {
    ...(maximumRetryAttempts !== undefined && { maximumRetryAttempts }),
    ...(maximumEventAgeSeconds !== undefined && { maximumEventAgeSeconds }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
    lastModified: new Date(ports.now()),
  };
  ports.eventInvokeConfigs.put(configArn(reference), config);
  return config;
}

/** An empty destination is none. */
function nonEmpty(destination: string | undefined): string | undefined {
  return destination === '' ? undefined : destination;
}

/** @throws AwsError ResourceNotFoundException */
export function requireFunction(
  { functions }: Pick<LambdaPorts, 'functions'>,
  reference: FunctionReference,
): void {
  if (functions.has(reference)) return;
  throw new AwsError('ResourceNotFoundException', "The function doesn't exist.", 404);
}

/** A config as every operation describes it. @param arn that it is for */
export function describeConfig(arn: string, config: EventInvokeConfig) {
  const { maximumRetryAttempts, maximumEventAgeSeconds, onSuccess, onFailure, lastModified } = config;
  return {
    // In seconds: the SDK's type has the date that it makes of it.
    LastModified: lastModified,
    FunctionArn: arn,
    ...(maximumRetryAttempts !== undefined && { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeSeconds !== undefined && { MaximumEventAgeInSeconds: maximumEventAgeSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}
