import type { ListPartsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { uploadInput } from './upload-input';

export const listParts = operation({
  name: 'ListParts',
  action: 's3:ListMultipartUploadParts',
  http: {
    method: 'GET',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploadId',
    queryNames: {
      MaxParts: 'max-parts',
      PartNumberMarker: 'part-number-marker',
      UploadId: 'uploadId',
    },
    output: { xml: { root: 'ListPartsResult', renamed: { Parts: 'Part' } } },
  },
  input: z.object({
    ...uploadInput,
    MaxParts: z.coerce.number().int().min(0).max(1000).default(1000),
    PartNumberMarker: z.coerce.number().int().min(0).default(0),
  }),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: ({ Bucket, Key, UploadId, MaxParts, PartNumberMarker }, { buckets, uploads }: S3Ports) => {
    const { parts } = uploads.get(buckets.get(Bucket), Key, UploadId);
    const wanted = [...parts.values()]
      .filter((part) => part.partNumber > PartNumberMarker)
      .sort((left, right) => left.partNumber - right.partNumber);
    const listed = wanted.slice(0, MaxParts);
    return {
      Bucket,
      Key,
      UploadId,
      PartNumberMarker: String(PartNumberMarker),
      NextPartNumberMarker: String(listed.at(-1)?.partNumber ?? 0),
      MaxParts,
      IsTruncated: listed.length < wanted.length,
      Parts: listed.map(({ checksum, lastModified, md5, partNumber, sizeBytes }) => ({
        PartNumber: partNumber,
        LastModified: lastModified,
        ETag: `"${md5.toString('hex')}"`,
        Size: sizeBytes,
        [checksum.member]: checksum.value,
      })),
    } satisfies ListPartsOutput;
  },
});
