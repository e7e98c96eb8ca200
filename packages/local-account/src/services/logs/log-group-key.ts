import { requireKeyUse } from '../../access/key-use';
import { logGroupArn } from './log-groups';
import type { LogsPorts } from './ports';

/**
 * Tries the key of a group as CloudWatch Logs does when it is given one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * @throws AccessDenied
 */
export function requireLogGroupKey(
  { access, account }: Pick<LogsPorts, 'access' | 'account'>,
  logGroupName: string,
  kmsKeyArn: string,
): void {
  const service = `logs.${account.region}.amazonaws.com`;
  requireKeyUse(
    access,
    { principal: { type: 'service', service } },
    kmsKeyArn,
    ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'],
    { 'kms:EncryptionContext:aws:logs:arn': logGroupArn(account, logGroupName) },
  );
}
