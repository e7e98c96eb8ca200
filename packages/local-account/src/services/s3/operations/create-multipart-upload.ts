import type { CreateMultipartUploadOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { checksumMemberOf } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { invalidArgument } from '../s3-errors';
import { bucketInput, keyInput } from './bucket-input';
import { wholeSecond } from './content-input';
import { describeNewObject, encryptionOf, NEW_OBJECT_HEADERS, newObjectInput } from './new-object';

export const createMultipartUpload = operation({
  name: 'CreateMultipartUpload',
  action: 's3:PutObject',
  http: {
    method: 'POST',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploads',
    headers: {
      ChecksumAlgorithm: 'x-amz-checksum-algorithm',
      ChecksumType: 'x-amz-checksum-type',
      ...NEW_OBJECT_HEADERS,
    },
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    output: {
      headers: {
        ChecksumAlgorithm: 'x-amz-checksum-algorithm',
        ChecksumType: 'x-amz-checksum-type',
        ...ENCRYPTION_HEADERS,
      },
      xml: { root: 'InitiateMultipartUploadResult' },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    ChecksumAlgorithm: z.enum(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']).default('CRC32'),
    ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']).optional(),
    ...newObjectInput,
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: ({ Bucket, Key, ChecksumAlgorithm, ...given }, ports: S3Ports, call) => {
    const bucket = ports.buckets.get(Bucket);
    const encryption = encryptionOf(given, bucket.settings, ports.account);
    requireObjectKey(ports, call.caller, encryption, { Bucket, Key }, 'kms:GenerateDataKey');
    const checksumMember = checksumMemberOf(ChecksumAlgorithm);
    if (!checksumMember) throw invalidArgument(`There is no checksum ${ChecksumAlgorithm}`);
    // CRC64NVME knows no other type: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
    const { ChecksumType = ChecksumAlgorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE' } = given;
    const { uploadId } = ports.uploads.begin({
      bucket,
      key: Key,
      initiated: wholeSecond(ports.clock),
      checksumMember,
      checksumType: ChecksumType,
      encryption,
      ...describeNewObject(given),
    });
    return {
      Bucket,
      Key,
      UploadId: uploadId,
      ChecksumAlgorithm,
      ChecksumType,
      ...describeEncryption(encryption),
    } satisfies CreateMultipartUploadOutput;
  },
});
