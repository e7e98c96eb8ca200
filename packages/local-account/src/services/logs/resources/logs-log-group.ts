import { z } from 'zod';
import { keyArnProperty, requireKeyUse } from '../../../access/key-use';
import { cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { logGroupArn } from '../log-groups';
import type { LogsPorts } from '../ports';

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
  create: (properties, { access, account, groups }: LogsPorts, { physicalName }) => {
    const { KmsKeyId: kmsKeyArn, LogGroupName: logGroupName = physicalName, RetentionInDays } = properties;
    const arn = logGroupArn(account, logGroupName);
    if (kmsKeyArn !== undefined) {
      // CloudWatch Logs tries the key: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      const service = `logs.${account.region}.amazonaws.com`;
      requireKeyUse(
        access,
        { principal: { type: 'service', service } },
        kmsKeyArn,
        ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
        { 'kms:EncryptionContext:aws:logs:arn': arn },
      );
    }
    groups.create({ logGroupName, retentionInDays: RetentionInDays, kmsKeyArn });
    // The attribute ends in `:*`, unlike the ARN in most of the API's answers.
    return { ref: logGroupName, attributes: { Arn: `${arn}:*` } };
  },
});
