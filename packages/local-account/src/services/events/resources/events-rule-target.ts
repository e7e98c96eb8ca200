import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { cfnNumber, refused } from '../../../engine/property-schemas';
import { DEFAULT_RETRY_POLICY } from '../delivery/retry-policy';
import { parseInputPath } from '../delivery/target-input';
import type { InvokedTarget } from '../rule';

const jsonText = z.string().transform((text, { issues }) => {
  try {
    return { text, value: JSON.parse(text) as JsonValue };
  } catch {
    issues.push({ code: 'custom', input: text, message: 'An Input is JSON' });
    return z.NEVER;
  }
});

const inputPath = z.string().transform((text, { issues }) => {
  const input = parseInputPath(text);
  if (input) return { text, input };
  issues.push({ code: 'custom', input: text, message: 'EventBridge does not take this path' });
  return z.NEVER;
});

const targetProperties = z.strictObject({
  Id: z.string().max(64),
  Arn: z.string().regex(/^arn:[^:]+:states:/, {
    error: 'The local run delivers to state machines, and to nothing else',
  }),
  RoleArn: z.string().optional(),
  Input: jsonText.optional(),
  InputPath: inputPath.optional(),
  InputTransformer: refused('The local run does not run input transformers'),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: cfnNumber.pipe(z.number().int().min(60).max(86_400)).optional(),
      MaximumRetryAttempts: cfnNumber.pipe(z.number().int().min(0).max(185)).optional(),
    })
    .optional(),
});

/** One of a rule's `Targets`; of input transformers, the local run knows nothing. */
export const ruleTargetProperty = targetProperties
  .refine(({ Input, InputPath }) => Input === undefined || InputPath === undefined, {
    error: 'Only one of Input and InputPath can be given',
  })
  .transform(invokedTarget);

function invokedTarget({
  Input: constant,
  InputPath: path,
  ...listed
}: z.output<typeof targetProperties>): InvokedTarget {
  const { RetryPolicy: given, DeadLetterConfig: deadLetters } = listed;
  return {
    kind: 'invoked',
    listed: { ...listed, Input: constant?.text, InputPath: path?.text },
    arn: listed.Arn,
    roleArn: listed.RoleArn,
    input: constant ? { kind: 'constant', input: constant } : (path?.input ?? { kind: 'event' }),
    deadLetterQueueArn: deadLetters?.Arn,
    retryPolicy: {
      maximumRetryAttempts: given?.MaximumRetryAttempts ?? DEFAULT_RETRY_POLICY.maximumRetryAttempts,
      maximumEventAgeSeconds: given?.MaximumEventAgeInSeconds ?? DEFAULT_RETRY_POLICY.maximumEventAgeSeconds,
    },
  };
}
