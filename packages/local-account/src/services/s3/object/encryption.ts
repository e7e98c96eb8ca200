import type { Caller } from '../../../access/caller';
import { requireKeyUse } from '../../../access/key-use';
import type { AccountPorts } from '../../../account-ports';
import { bucketArn, objectArn } from '../bucket/bucket-arn';

/** How objects are encrypted on AWS. Here nothing is: what there is to it is the right to use the key, and what is described. */
export interface Encryption {
  readonly algorithm: 'AES256' | 'aws:kms';
  /** @default - of `aws:kms`, AWS's own key for S3, which lets everybody in who may use the bucket */
  readonly keyArn?: string;
  /** Whether one data key serves for the bucket: its ARN is then what the key is used for, and not the object's. @default false */
  readonly isBucketKey?: boolean;
}

/** Of a bucket that says nothing of it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
export const DEFAULT_ENCRYPTION: Encryption = { algorithm: 'AES256' };

/**
 * The right of a caller to use the key of an object: to write it takes `kms:GenerateDataKey`, to read `kms:Decrypt`.
 *
 * @throws AwsError, AccessDenied among them
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function requireObjectKey(
  { access, account }: Pick<AccountPorts, 'access' | 'account'>,
  caller: Caller,
  { keyArn, isBucketKey }: Encryption,
  { Bucket, Key }: { readonly Bucket: string; readonly Key: string },
  action: 'kms:GenerateDataKey' | 'kms:Decrypt',
): void {
  if (keyArn === undefined) return;
  const usedFor = isBucketKey ? bucketArn(account, Bucket) : objectArn(account, Bucket, Key);
  requireKeyUse(access, caller, keyArn, [action], {
    'kms:ViaService': `s3.${account.region}.amazonaws.com`,
    'kms:EncryptionContext:aws:s3:arn': usedFor,
  });
}

/** The headers that tell of it, by member. */
export const ENCRYPTION_HEADERS = {
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
};

export function describeEncryption({ algorithm, keyArn, isBucketKey }: Encryption) {
  return {
    ServerSideEncryption: algorithm,
    ...(keyArn !== undefined && { SSEKMSKeyId: keyArn }),
    ...(isBucketKey && { BucketKeyEnabled: true }),
  };
}
