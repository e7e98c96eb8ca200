import { createHash } from 'node:crypto';
import type { PutObjectOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { recordByName } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { requireBucketKey } from '../bucket/bucket-key-use';
import { CHECKSUM_HEADERS, verifiedChecksum } from '../object/checksum';
import type { S3Ports } from '../ports';
import { invalidArgument, notRun } from '../s3-errors';
import { bucketInput, keyInput, unserved } from './bucket-input';
import { describeEncryption } from './object-description';

const text = z.string().optional();

/** Names and values of an object's metadata together. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const MOST_METADATA_BYTES = 2048;

/** Members of S3 that are not run: each is refused by its name. */
const UNSERVED = {
  ACL: 'x-amz-acl',
  BucketKeyEnabled: 'x-amz-server-side-encryption-bucket-key-enabled',
  CopySource: 'x-amz-copy-source',
  GrantFullControl: 'x-amz-grant-full-control',
  GrantRead: 'x-amz-grant-read',
  IfMatch: 'if-match',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  ObjectLockMode: 'x-amz-object-lock-mode',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  Tagging: 'x-amz-tagging',
  WebsiteRedirectLocation: 'x-amz-website-redirect-location',
  WriteOffsetBytes: 'x-amz-write-offset-bytes',
};

export const putObject = operation({
  name: 'PutObject',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    headers: {
      CacheControl: 'cache-control',
      ContentDisposition: 'content-disposition',
      ContentEncoding: 'content-encoding',
      ContentLanguage: 'content-language',
      ContentMD5: 'content-md5',
      ContentType: 'content-type',
      Expires: 'expires',
      IfNoneMatch: 'if-none-match',
      ServerSideEncryption: 'x-amz-server-side-encryption',
      StorageClass: 'x-amz-storage-class',
      ...CHECKSUM_HEADERS,
      ...UNSERVED,
    },
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    payload: 'Body',
    output: {
      headers: {
        ETag: 'etag',
        ServerSideEncryption: 'x-amz-server-side-encryption',
        SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
        ChecksumType: 'x-amz-checksum-type',
        ...CHECKSUM_HEADERS,
      },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    Body: z.instanceof(Buffer),
    Metadata: recordByName(z.string()).default({}),
    CacheControl: text,
    ContentDisposition: text,
    ContentEncoding: text,
    ContentLanguage: text,
    ContentMD5: text,
    ContentType: z.string().default('binary/octet-stream'),
    Expires: text,
    IfNoneMatch: text.transform(onlyAnything),
    ServerSideEncryption: unserved('ServerSideEncryption: the bucket has its own', 'AES256'),
    StorageClass: unserved('StorageClass', 'STANDARD'),
    ChecksumCRC32: text,
    ChecksumCRC32C: text,
    ChecksumCRC64NVME: text,
    ChecksumSHA1: text,
    ChecksumSHA256: text,
    ...(Object.fromEntries(Object.keys(UNSERVED).map((member) => [member, unserved(member)])) as Record<
      keyof typeof UNSERVED,
      ReturnType<typeof unserved>
    >),
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, Body, Metadata, ContentMD5, IfNoneMatch, ...given }, ports: S3Ports, call) => {
    const bucket = ports.buckets.get(Bucket);
    requireBucketKey(ports, call.caller, bucket, Key, 'kms:GenerateDataKey');
    requireMetadataSize(Metadata);
    const md5 = createHash('md5').update(Body);
    const eTag = `"${md5.copy().digest('hex')}"`;
    if (ContentMD5 !== undefined && ContentMD5 !== md5.digest('base64')) {
      throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    const checksum = verifiedChecksum(Body, given);
    const file = await ports.files.write(Body);
    if (IfNoneMatch === '*' && bucket.objects.has(Key)) {
      await ports.files.remove(file);
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
      );
    }
    const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires } =
      given;
    await ports.buckets.put(bucket, {
      key: Key,
      file,
      sizeBytes: Body.length,
      eTag,
      lastModified: new Date(Math.floor(ports.clock.now() / 1000) * 1000),
      headers: { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires },
      metadata: Metadata,
      checksum,
    });
    return {
      ETag: eTag,
      ...describeEncryption(bucket),
      [checksum.member]: checksum.value,
      ChecksumType: 'FULL_OBJECT',
    } satisfies PutObjectOutput;
  },
});

/** `*`: the object is put only if there is none of its key. */
function onlyAnything(given: string | undefined): '*' | undefined {
  if (given === undefined || given === '*') return given;
  throw notRun('takes * alone as IfNoneMatch');
}

function requireMetadataSize(metadata: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(metadata).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  if (bytes <= MOST_METADATA_BYTES) return;
  throw invalidArgument('Your metadata headers exceed the maximum allowed metadata size');
}
