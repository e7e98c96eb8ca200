import { z } from 'zod';
import { keyArnOf } from '../../../access/key-use';
import type { Account } from '../../../account';
import { recordByName } from '../../../record-by-name';
import type { BucketSettings } from '../bucket/bucket';
import { type Encryption, ENCRYPTION_HEADERS } from '../object/encryption';
import type { ObjectContent } from '../object/stored-object';
import { invalidArgument } from '../s3-errors';
import { unserved } from './bucket-input';
import { readTagging } from './tag-set';

const text = z.string().optional();

/** Names and values of an object's metadata together. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const MOST_METADATA_BYTES = 2048;

/** Members of S3 that are not run: each is refused by its name. */
const UNSERVED = {
  ACL: 'x-amz-acl',
  GrantFullControl: 'x-amz-grant-full-control',
  GrantRead: 'x-amz-grant-read',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  ObjectLockMode: 'x-amz-object-lock-mode',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSEKMSEncryptionContext: 'x-amz-server-side-encryption-context',
  WebsiteRedirectLocation: 'x-amz-website-redirect-location',
};

/** The headers that say what a new object is like, put at once or in parts. */
export const NEW_OBJECT_HEADERS = {
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentType: 'content-type',
  Expires: 'expires',
  StorageClass: 'x-amz-storage-class',
  Tagging: 'x-amz-tagging',
  ...ENCRYPTION_HEADERS,
  ...UNSERVED,
};

/** What they are, and the metadata. */
export const newObjectInput = {
  Metadata: recordByName(z.string()).default({}),
  CacheControl: text,
  ContentDisposition: text,
  ContentEncoding: text,
  ContentLanguage: text,
  ContentType: z.string().default('binary/octet-stream'),
  Expires: text,
  BucketKeyEnabled: z
    .enum(['true', 'false'])
    .transform((given) => given === 'true')
    .optional(),
  ServerSideEncryption: z.enum(['AES256', 'aws:kms']).optional(),
  SSEKMSKeyId: text,
  StorageClass: unserved('StorageClass', 'STANDARD'),
  Tagging: text.transform(readTagging),
  ...(Object.fromEntries(Object.keys(UNSERVED).map((member) => [member, unserved(member)])) as Record<
    keyof typeof UNSERVED,
    ReturnType<typeof unserved>
  >),
};

type NewObjectInput = z.output<z.ZodObject<typeof newObjectInput>>;

/** What is kept of it. @throws AwsError `InvalidArgument` for metadata that is too large */
export function describeNewObject(
  given: NewObjectInput,
): Pick<ObjectContent, 'headers' | 'metadata' | 'tags'> {
  const { Metadata: metadata, Tagging: tags } = given;
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires } = given;
  const bytes = Object.entries(metadata).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  if (bytes > MOST_METADATA_BYTES) {
    throw invalidArgument('Your metadata headers exceed the maximum allowed metadata size');
  }
  return {
    metadata,
    tags,
    headers: {
      CacheControl,
      ContentDisposition,
      ContentEncoding,
      ContentLanguage,
      ContentType,
      Expires,
    },
  };
}

/**
 * How it is encrypted: as the client says, or as the bucket does.
 *
 * @throws AwsError `InvalidArgument` for a key without its algorithm
 */
export function encryptionOf(
  { ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled }: NewObjectInput,
  { encryption: ofBucket }: BucketSettings,
  account: Account,
): Encryption {
  if (ServerSideEncryption === 'aws:kms') {
    const keyArn = SSEKMSKeyId === undefined ? ofBucket.keyArn : keyArnOf(SSEKMSKeyId, account);
    const isBucketKey = BucketKeyEnabled ?? ofBucket.isBucketKey;
    return { algorithm: 'aws:kms', keyArn, isBucketKey };
  }
  if (SSEKMSKeyId !== undefined) {
    throw invalidArgument(
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  }
  return ServerSideEncryption === undefined ? ofBucket : { algorithm: ServerSideEncryption };
}
