import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { requireLogGroupKey } from '../log-group-key';
import type { LogGroupSettings } from '../log-group-properties';
import { logGroupArn } from '../log-groups';
import type { LogsPorts } from '../ports';

const TYPE = 'AWS::Logs::LogGroup';

const properties = z.strictObject({
  LogGroupName: z.string().optional(),
  DataProtectionPolicy: refused('The local run does not mask what is logged'),
  KmsKeyId: keyArnProperty.optional(),
  LogGroupClass: only('STANDARD').optional(),
  RetentionInDays: cfnNumber.optional(),
  Tags: cfnTags.optional(),
});

export const logsLogGroup = resourceType({
  type: TYPE,
  properties,
  create: (given, ports: LogsPorts, { physicalName }) => {
    const { groups } = ports;
    const { LogGroupName: logGroupName = physicalName } = given;
    if (groups.has(logGroupName)) throw resourceAlreadyExists(TYPE, logGroupName);
    groups.create({ logGroupName, ...settingsOf(given, logGroupName, ports) });
    let current = given;
    return {
      ref: logGroupName,
      // The attribute ends in `:*`, unlike the ARN in most of the API's answers.
      attributes: { Arn: `${logGroupArn(ports.account, logGroupName)}:*` },
      update: (changed) => {
        groups.find(logGroupName).set(settingsOf(changed, logGroupName, ports));
        current = changed;
      },
      describe: () => {
        if (!groups.has(logGroupName)) return undefined;
        const { kmsKeyArn, retentionInDays } = groups.find(logGroupName).settings;
        return {
          LogGroupName: logGroupName,
          KmsKeyId: kmsKeyArn,
          LogGroupClass: 'STANDARD',
          RetentionInDays: retentionInDays,
          // No operation that is served changes them.
          Tags: current.Tags,
        };
      },
      delete: () => groups.delete(logGroupName),
    };
  },
});

/** @throws AccessDenied if CloudWatch Logs may not use the key */
function settingsOf(
  { KmsKeyId: kmsKeyArn, RetentionInDays: retentionInDays }: z.output<typeof properties>,
  logGroupName: string,
  ports: LogsPorts,
): LogGroupSettings {
  if (kmsKeyArn !== undefined) requireLogGroupKey(ports, logGroupName, kmsKeyArn);
  return { retentionInDays, kmsKeyArn };
}
