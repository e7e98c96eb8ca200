import type { PutObjectOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { CHECKSUM_HEADERS, verifiedChecksum } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { preconditionFailed } from '../s3-errors';
import { bucketInput, keyInput, unserved } from './bucket-input';
import { checksumInput, onlyAnything, verifiedMd5, wholeSecond } from './content-input';
import { describeNewObject, encryptionOf, NEW_OBJECT_HEADERS, newObjectInput } from './new-object';
import { describeVersion, VERSION_HEADER } from './object-description';

export const putObject = operation({
  name: 'PutObject',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    headers: {
      ContentMD5: 'content-md5',
      IfMatch: 'if-match',
      IfNoneMatch: 'if-none-match',
      WriteOffsetBytes: 'x-amz-write-offset-bytes',
      ...CHECKSUM_HEADERS,
      ...NEW_OBJECT_HEADERS,
    },
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    payload: 'Body',
    output: {
      headers: {
        ETag: 'etag',
        ChecksumType: 'x-amz-checksum-type',
        ...ENCRYPTION_HEADERS,
        ...VERSION_HEADER,
        ...CHECKSUM_HEADERS,
      },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    Body: z.instanceof(Buffer),
    ContentMD5: z.string().optional(),
    IfMatch: unserved('IfMatch'),
    IfNoneMatch: z.string().optional().transform(onlyAnything),
    WriteOffsetBytes: unserved('WriteOffsetBytes'),
    ...checksumInput,
    ...newObjectInput,
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, Body, ContentMD5, IfNoneMatch, ...given }, ports: S3Ports, call) => {
    const bucket = ports.buckets.get(Bucket);
    const encryption = encryptionOf(given, bucket.settings, ports.account);
    requireObjectKey(ports, call.caller, encryption, { Bucket, Key }, 'kms:GenerateDataKey');
    const described = describeNewObject(given);
    const eTag = `"${verifiedMd5(Body, ContentMD5).toString('hex')}"`;
    const checksum = verifiedChecksum(Body, given);
    const file = await ports.files.write(Body);
    if (IfNoneMatch === '*' && bucket.versions.object(Key)) {
      await ports.files.remove(file);
      throw preconditionFailed();
    }
    const content = {
      key: Key,
      file,
      sizeBytes: Body.length,
      eTag,
      lastModified: wholeSecond(ports.clock),
      ...described,
      checksum,
      encryption,
    };
    const object = await ports.buckets.put(bucket, content, call);
    return {
      ETag: eTag,
      ...describeEncryption(encryption),
      ...describeVersion(bucket, object),
      [checksum.member]: checksum.value,
      ChecksumType: checksum.type,
    } satisfies PutObjectOutput;
  },
});
