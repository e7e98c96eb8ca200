import { z } from 'zod';
import { recordByName } from '../../../record-by-name';
import type { StoredObject } from '../object/stored-object';
import { invalidArgument } from '../s3-errors';
import { unserved } from './bucket-input';

const text = z.string().optional();

/** Names and values of an object's metadata together. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const MOST_METADATA_BYTES = 2048;

/** Members of S3 that are not run: each is refused by its name. */
const UNSERVED = {
  ACL: 'x-amz-acl',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
  GrantFullControl: 'x-amz-grant-full-control',
  GrantRead: 'x-amz-grant-read',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  ObjectLockMode: 'x-amz-object-lock-mode',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  Tagging: 'x-amz-tagging',
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
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
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
  ServerSideEncryption: unserved('ServerSideEncryption: the bucket has its own', 'AES256'),
  StorageClass: unserved('StorageClass', 'STANDARD'),
  ...(Object.fromEntries(Object.keys(UNSERVED).map((member) => [member, unserved(member)])) as Record<
    keyof typeof UNSERVED,
    ReturnType<typeof unserved>
  >),
};

/** What is kept of it. @throws AwsError `InvalidArgument` for metadata that is too large */
export function describeNewObject({
  Metadata: metadata,
  CacheControl,
  ContentDisposition,
  ContentEncoding,
  ContentLanguage,
  ContentType,
  Expires,
}: z.output<z.ZodObject<typeof newObjectInput>>): Pick<StoredObject, 'headers' | 'metadata'> {
  const bytes = Object.entries(metadata).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  if (bytes > MOST_METADATA_BYTES) {
    throw invalidArgument('Your metadata headers exceed the maximum allowed metadata size');
  }
  return {
    metadata,
    headers: { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires },
  };
}
