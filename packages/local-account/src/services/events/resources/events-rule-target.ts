import { z } from 'zod';
import { cfnNumber, refused } from '../../../engine/property-schemas';
import { parseTarget, RefusedTarget } from '../delivery/given-target';

/** One of a rule's `Targets`. */
export const ruleTargetProperty = z
  .strictObject({
    Id: z.string().max(64),
    Arn: z.string().describe('the ARN of a state machine or of an SQS queue'),
    RoleArn: z.string().describe('needed for a state machine').optional(),
    Input: z.string().optional(),
    InputPath: z.string().optional(),
    InputTransformer: refused('The local run does not run input transformers'),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    RetryPolicy: z
      .strictObject({
        MaximumEventAgeInSeconds: cfnNumber.pipe(z.number().int().min(60).max(86_400)).optional(),
        MaximumRetryAttempts: cfnNumber.pipe(z.number().int().min(0).max(185)).optional(),
      })
      .optional(),
    SqsParameters: z.strictObject({ MessageGroupId: z.string() }).optional(),
  })
  .transform((given, { issues }) => {
    const target = parseTarget(given);
    if (!(target instanceof RefusedTarget)) return target;
    issues.push({ code: 'custom', input: given, path: [target.member], message: target.reason });
    return z.NEVER;
  });
