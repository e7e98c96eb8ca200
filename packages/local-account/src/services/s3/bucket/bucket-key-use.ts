import type { Caller } from '../../../access/caller';
import { requireKeyUse } from '../../../access/key-use';
import type { AccountPorts } from '../../../account-ports';
import type { Bucket } from './bucket';
import { objectArn } from './bucket-arn';

/**
 * The right of a caller to use the key of an encrypted bucket: to write it takes `kms:GenerateDataKey`, to read `kms:Decrypt`.
 *
 * @throws AwsError, AccessDenied among them
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function requireBucketKey(
  { access, account }: Pick<AccountPorts, 'access' | 'account'>,
  caller: Caller,
  { name, arn, key: bucketKey }: Bucket,
  key: string,
  action: 'kms:GenerateDataKey' | 'kms:Decrypt',
): void {
  if (!bucketKey) return;
  requireKeyUse(access, caller, bucketKey.keyArn, [action], {
    'kms:ViaService': `s3.${account.region}.amazonaws.com`,
    'kms:EncryptionContext:aws:s3:arn': bucketKey.isBucketKey ? arn : objectArn(account, name, key),
  });
}
