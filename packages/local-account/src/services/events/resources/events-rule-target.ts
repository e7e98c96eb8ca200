import type { Target } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { cfnNumber, refused } from '../../../engine/property-schemas';
import { DEFAULT_RETRY_POLICY } from '../retry-policy';
import type { InvokedTarget } from '../rule';
import { parseInputPath, type TargetInput } from '../target-input';

const json = z.string().refine(isJson, { error: 'An Input is JSON' });

const inputPath = z
  .string()
  .refine((path) => parseInputPath(path) !== undefined, { error: 'EventBridge does not take this path' });

/** One of a rule's `Targets`; of input transformers, the local run knows nothing. */
export const ruleTargetProperty = z
  .strictObject({
    Id: z.string().max(64),
    Arn: z.string().regex(/^arn:[^:]+:states:/, {
      error: 'The local run delivers to state machines, and to nothing else',
    }),
    RoleArn: z.string().optional(),
    Input: json.optional(),
    InputPath: inputPath.optional(),
    InputTransformer: refused('The local run does not run input transformers'),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    RetryPolicy: z
      .strictObject({
        MaximumEventAgeInSeconds: cfnNumber.pipe(z.number().int().min(60).max(86_400)).optional(),
        MaximumRetryAttempts: cfnNumber.pipe(z.number().int().min(0).max(185)).optional(),
      })
      .optional(),
  })
  .refine(({ Input, InputPath }) => Input === undefined || InputPath === undefined, {
    error: 'Only one of Input and InputPath can be given',
  })
  .transform(invokedTarget);

function invokedTarget(listed: Target): InvokedTarget {
  const { RetryPolicy: given, DeadLetterConfig: deadLetters } = listed;
  return {
    kind: 'invoked',
    listed,
    arn: listed.Arn ?? '',
    roleArn: listed.RoleArn,
    input: targetInputOf(listed),
    deadLetterQueueArn: deadLetters?.Arn,
    retryPolicy: {
      maximumRetryAttempts: given?.MaximumRetryAttempts ?? DEFAULT_RETRY_POLICY.maximumRetryAttempts,
      maximumEventAgeSeconds: given?.MaximumEventAgeInSeconds ?? DEFAULT_RETRY_POLICY.maximumEventAgeSeconds,
    },
  };
}

function targetInputOf({ Input: text, InputPath: path }: Target): TargetInput {
  if (text !== undefined) return { kind: 'constant', text };
  return (path === undefined ? undefined : parseInputPath(path)) ?? { kind: 'event' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
