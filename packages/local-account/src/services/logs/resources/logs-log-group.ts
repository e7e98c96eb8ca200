import { z } from 'zod';
import { keyArnProperty, requireKeyUse } from '../../../access/key-use';
import { cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { LocalServices } from '../../local-services';

export const logsLogGroup = resourceType({
  type: 'AWS::Logs::LogGroup',
  properties: z.strictObject({
    LogGroupName: z.string().optional(),
    DataProtectionPolicy: refused('The local run does not mask what is logged'),
    KmsKeyId: keyArnProperty.optional(),
    LogGroupClass: only('STANDARD').optional(),
    RetentionInDays: cfnNumber.optional(),
    Tags: cfnTags.optional(),
  }),
  create: (properties, { access, account, logs }: LocalServices, { physicalName }) => {
    const { KmsKeyId: keyArn, LogGroupName = physicalName, RetentionInDays } = properties;
    const { logGroupName, arn } = logs.createLogGroup(LogGroupName, RetentionInDays);
    if (keyArn !== undefined) {
      // CloudWatch Logs tries the key: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      const service = `logs.${account.region}.amazonaws.com`;
      requireKeyUse(
        access,
        { principal: { type: 'service', service } },
        keyArn,
        ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
        { 'kms:EncryptionContext:aws:logs:arn': arn },
      );
    }
    // The attribute ends in `:*`, unlike the ARN in most of the API's answers.
    return { ref: logGroupName, attributes: { Arn: `${arn}:*` } };
  },
});
