import type { UploadPartOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { CHECKSUM_HEADERS, verifiedChecksum } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { unserved } from './bucket-input';
import { checksumInput, verifiedMd5, wholeSecond } from './content-input';
import { partNumber, uploadInput } from './upload-input';

export const uploadPart = operation({
  name: 'UploadPart',
  action: 's3:PutObject',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploadId',
    queryNames: { PartNumber: 'partNumber', UploadId: 'uploadId' },
    headers: {
      ContentMD5: 'content-md5',
      SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
      ...CHECKSUM_HEADERS,
    },
    payload: 'Body',
    output: {
      headers: {
        ETag: 'etag',
        ...ENCRYPTION_HEADERS,
        ...CHECKSUM_HEADERS,
      },
    },
  },
  input: z.object({
    ...uploadInput,
    PartNumber: partNumber,
    Body: z.instanceof(Buffer),
    ContentMD5: z.string().optional(),
    SSECustomerAlgorithm: unserved('SSECustomerAlgorithm'),
    ...checksumInput,
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, UploadId, PartNumber, Body, ContentMD5, ...given }, ports: S3Ports, call) => {
    const bucket = ports.buckets.get(Bucket);
    const upload = ports.uploads.get(bucket, Key, UploadId);
    requireObjectKey(ports, call.caller, upload.encryption, { Bucket, Key }, 'kms:GenerateDataKey');
    const md5 = verifiedMd5(Body, ContentMD5);
    const checksum = verifiedChecksum(Body, given, upload.checksumMember);
    await ports.uploads.put(upload, {
      partNumber: PartNumber,
      file: await ports.files.write(Body),
      sizeBytes: Body.length,
      md5,
      checksum,
      lastModified: wholeSecond(ports.clock),
    });
    return {
      ETag: `"${md5.toString('hex')}"`,
      [checksum.member]: checksum.value,
      ...describeEncryption(upload.encryption),
    } satisfies UploadPartOutput;
  },
});
