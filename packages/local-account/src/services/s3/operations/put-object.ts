import type { PutObjectOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { requireBucketKey } from '../bucket/bucket-key-use';
import { CHECKSUM_HEADERS, verifiedChecksum } from '../object/checksum';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput, unserved } from './bucket-input';
import { checksumInput, onlyAnything, verifiedMd5, wholeSecond } from './content-input';
import { describeNewObject, NEW_OBJECT_HEADERS, newObjectInput } from './new-object';
import { describeEncryption } from './object-description';

export const putObject = operation({
  name: 'PutObject',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    headers: {
      ContentMD5: 'content-md5',
      CopySource: 'x-amz-copy-source',
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
    ContentMD5: z.string().optional(),
    CopySource: unserved('CopySource'),
    IfMatch: unserved('IfMatch'),
    IfNoneMatch: z.string().optional().transform(onlyAnything),
    WriteOffsetBytes: unserved('WriteOffsetBytes'),
    ...checksumInput,
    ...newObjectInput,
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, Body, ContentMD5, IfNoneMatch, ...given }, ports: S3Ports, call) => {
    const bucket = ports.buckets.get(Bucket);
    requireBucketKey(ports, call.caller, bucket, Key, 'kms:GenerateDataKey');
    const described = describeNewObject(given);
    const eTag = `"${verifiedMd5(Body, ContentMD5).toString('hex')}"`;
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
    await ports.buckets.put(bucket, {
      key: Key,
      file,
      sizeBytes: Body.length,
      eTag,
      lastModified: wholeSecond(ports.clock),
      ...described,
      checksum,
    });
    return {
      ETag: eTag,
      ...describeEncryption(bucket),
      [checksum.member]: checksum.value,
      ChecksumType: checksum.type,
    } satisfies PutObjectOutput;
  },
});
