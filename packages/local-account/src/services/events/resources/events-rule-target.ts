import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';
import { recordByName } from '../../../record-by-name';
import { RefusedTarget } from '../delivery/given-target';
import { parseTarget } from '../delivery/parse-target';
import { WHAT_IS_DELIVERED_TO } from '../delivery/target-services';

/** One of a rule's `Targets`. */
export const ruleTargetProperty = z
  .strictObject({
    Id: z.string().max(64),
    Arn: z.string().describe(`ARNs of ${WHAT_IS_DELIVERED_TO}`),
    RoleArn: z.string().describe('needed for a state machine').optional(),
    Input: z.string().optional(),
    InputPath: z.string().optional(),
    InputTransformer: z
      .strictObject({
        InputPathsMap: recordByName(z.string()).optional(),
        InputTemplate: z.string().min(1).max(8192),
      })
      .optional(),
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
