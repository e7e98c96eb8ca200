import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { objectArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { uploadInput } from './upload-input';

export const abortMultipartUpload = operation({
  name: 'AbortMultipartUpload',
  http: {
    method: 'DELETE',
    path: '/{Bucket}/{Key+}',
    queryFlag: 'uploadId',
    queryNames: { UploadId: 'uploadId' },
    output: { emptyStatus: 204 },
  },
  input: z.object(uploadInput),
  authorize: ({ Bucket, Key }, { account }: S3Ports) => objectArn(account, Bucket, Key),
  run: async ({ Bucket, Key, UploadId }, { buckets, uploads }: S3Ports) => {
    await uploads.end(uploads.get(buckets.get(Bucket), Key, UploadId));
    return {};
  },
});
