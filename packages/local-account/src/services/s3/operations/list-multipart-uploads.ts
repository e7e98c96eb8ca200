import type { ListMultipartUploadsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput, unserved } from './bucket-input';

/** All of them at once: a bucket of the local run has few. */
export const listMultipartUploads = operation({
  name: 'ListMultipartUploads',
  action: 's3:ListBucketMultipartUploads',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'uploads',
    queryNames: {
      Delimiter: 'delimiter',
      KeyMarker: 'key-marker',
      Prefix: 'prefix',
      UploadIdMarker: 'upload-id-marker',
    },
    output: {
      xml: {
        root: 'ListMultipartUploadsResult',
        renamed: { Uploads: 'Upload' },
      },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Delimiter: unserved('Delimiter'),
    KeyMarker: unserved('KeyMarker', ''),
    Prefix: z.string().default(''),
    UploadIdMarker: unserved('UploadIdMarker', ''),
  }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket, Prefix }, { buckets, uploads }: S3Ports) => {
    const listed = uploads.of(buckets.get(Bucket)).filter(({ key }) => key.startsWith(Prefix));
    return {
      Bucket,
      Prefix,
      MaxUploads: 1000,
      IsTruncated: false,
      Uploads: listed.map(({ uploadId, key, initiated }) => ({
        Key: key,
        UploadId: uploadId,
        Initiated: initiated,
        StorageClass: 'STANDARD' as const,
      })),
    } satisfies ListMultipartUploadsOutput;
  },
});
