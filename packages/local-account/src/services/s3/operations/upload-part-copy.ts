import { createHash } from 'node:crypto';
import type { UploadPartCopyOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { parseByteRange } from '../object/byte-range';
import { verifiedChecksum } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { wholeSecond } from './content-input';
import { COPY_SOURCE_HEADERS, copyPermissions, copySourceInput, readCopySource } from './copy-source';
import { describeVersion } from './object-description';
import { partNumber, uploadInput } from './upload-input';

export const uploadPartCopy = operation({
  name: 'UploadPartCopy',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploadId',
    headerFlag: 'x-amz-copy-source',
    queryNames: { PartNumber: 'partNumber', UploadId: 'uploadId' },
    headers: {
      CopySourceRange: 'x-amz-copy-source-range',
      ...COPY_SOURCE_HEADERS,
    },
    output: {
      headers: {
        CopySourceVersionId: 'x-amz-copy-source-version-id',
        ...ENCRYPTION_HEADERS,
      },
      xml: { root: 'CopyPartResult', member: 'CopyPartResult' },
    },
  },
  input: z.object({
    ...uploadInput,
    ...copySourceInput,
    CopySourceRange: z.string().optional(),
    PartNumber: partNumber,
  }),
  authorize: (input, { account }: S3Ports) => copyPermissions(account, input),
  run: async (input, ports: S3Ports, call) => {
    const { Bucket, Key, UploadId, PartNumber, CopySourceRange } = input;
    const upload = ports.uploads.get(ports.buckets.get(Bucket), Key, UploadId);
    requireObjectKey(ports, call.caller, upload.encryption, { Bucket, Key }, 'kms:GenerateDataKey');
    const source = await readCopySource(ports, call, input);
    const { start, end } = parseByteRange(CopySourceRange, source.bytes.length) ?? {
      start: 0,
      end: source.bytes.length - 1,
    };
    const bytes = source.bytes.subarray(start, end + 1);
    const md5 = createHash('md5').update(bytes).digest();
    const checksum = verifiedChecksum(bytes, {}, upload.checksumMember);
    const lastModified = wholeSecond(ports.clock);
    await ports.uploads.put(upload, {
      partNumber: PartNumber,
      file: await ports.files.write(bytes),
      sizeBytes: bytes.length,
      md5,
      checksum,
      lastModified,
    });
    const { VersionId: CopySourceVersionId } = describeVersion(source.bucket, source.object);
    return {
      CopyPartResult: {
        ETag: `"${md5.toString('hex')}"`,
        LastModified: lastModified,
        [checksum.member]: checksum.value,
      },
      CopySourceVersionId,
      ...describeEncryption(upload.encryption),
    } satisfies UploadPartCopyOutput;
  },
});
