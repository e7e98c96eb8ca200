import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { requireLogGroupKey } from '../log-group-key';
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
  create: (properties, ports: LogsPorts, { physicalName }) => {
    const { KmsKeyId: kmsKeyArn, LogGroupName: logGroupName = physicalName, RetentionInDays } = properties;
    if (kmsKeyArn !== undefined) requireLogGroupKey(ports, logGroupName, kmsKeyArn);
    ports.groups.create({ logGroupName, retentionInDays: RetentionInDays, kmsKeyArn });
    // The attribute ends in `:*`, unlike the ARN in most of the API's answers.
    return { ref: logGroupName, attributes: { Arn: `${logGroupArn(ports.account, logGroupName)}:*` } };
  },
});
