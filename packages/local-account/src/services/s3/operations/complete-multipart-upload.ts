import type { CompleteMultipartUploadOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import { checksumOfParts } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { chooseParts, eTagOfParts } from '../upload/join-parts';
import { unserved } from './bucket-input';
import { wholeSecond } from './content-input';
import { describeVersion, VERSION_HEADER } from './object-description';
import { partNumber, uploadInput } from './upload-input';

/** The checksums that a client gives of the parts, and of the whole, are not looked at: those of the parts were when they came. */
export const completeMultipartUpload = operation({
  name: 'CompleteMultipartUpload',
  action: 's3:PutObject',
  http: {
    method: 'POST',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploadId',
    queryNames: { UploadId: 'uploadId' },
    headers: { IfMatch: 'if-match', IfNoneMatch: 'if-none-match' },
    xmlPayload: { member: 'MultipartUpload', lists: { Part: 'Parts' } },
    output: {
      headers: { ...ENCRYPTION_HEADERS, ...VERSION_HEADER },
      xml: { root: 'CompleteMultipartUploadResult' },
    },
  },
  input: z.object({
    ...uploadInput,
    MultipartUpload: z.object({
      Parts: z.array(z.object({ PartNumber: partNumber, ETag: z.string() })).min(1),
    }),
    IfMatch: unserved('IfMatch'),
    IfNoneMatch: unserved('IfNoneMatch'),
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, UploadId, MultipartUpload }, ports: S3Ports, call) => {
    const { account, buckets, clock, files, uploads } = ports;
    const bucket = buckets.get(Bucket);
    const upload = uploads.get(bucket, Key, UploadId);
    requireObjectKey(ports, call.caller, upload.encryption, { Bucket, Key }, 'kms:Decrypt');
    const parts = chooseParts(upload, MultipartUpload.Parts);
    const bytes = Buffer.concat(
      (await Promise.all(parts.map(({ file }) => files.read(file)))).map((read) => read ?? Buffer.alloc(0)),
    );
    const checksum = checksumOfParts(
      upload.checksumMember,
      bytes,
      parts.map((part) => part.checksum),
      upload.checksumType,
    );
    const eTag = eTagOfParts(parts);
    const { encryption, headers, metadata, tags } = upload;
    const content = {
      key: Key,
      file: await files.write(bytes),
      sizeBytes: bytes.length,
      eTag,
      lastModified: wholeSecond(clock),
      headers,
      metadata,
      checksum,
      encryption,
      tags,
    };
    const object = await buckets.put(bucket, content, call);
    await uploads.end(upload);
    return {
      Location: `https://${Bucket}.s3.${account.region}.amazonaws.com/${Key}`,
      Bucket,
      Key,
      ETag: eTag,
      [checksum.member]: checksum.value,
      ChecksumType: checksum.type,
      ...describeEncryption(encryption),
      ...describeVersion(bucket, object),
    } satisfies CompleteMultipartUploadOutput;
  },
});
