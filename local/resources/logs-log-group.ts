import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import type { LocalServices } from '../services/local-services';
import { cfnNumber, cfnTags, only, refused, refusedKey } from './property-schemas';

export const logsLogGroup = resourceType({
  type: 'AWS::Logs::LogGroup',
  properties: z.strictObject({
    LogGroupName: z.string().optional(),
    DataProtectionPolicy: refused('The local run does not mask what is logged'),
    KmsKeyId: refusedKey,
    LogGroupClass: only('STANDARD').optional(),
    RetentionInDays: cfnNumber.optional(),
    Tags: cfnTags.optional(),
  }),
  create: ({ LogGroupName, RetentionInDays }, { logs }: LocalServices, { physicalName }) => {
    const { logGroupName, arn } = logs.createLogGroup(LogGroupName ?? physicalName, RetentionInDays);
    // The attribute ends in `:*`, unlike the ARN in most of the API's answers.
    return { ref: logGroupName, attributes: { Arn: `${arn}:*` } };
  },
});
