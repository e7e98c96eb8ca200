import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput } from './bucket-input';

export const deleteBucket = operation({
  name: 'DeleteBucket',
  http: { method: 'DELETE', path: '/{Bucket}', output: { emptyStatus: 204 } },
  input: z.object({ Bucket: bucketInput }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { buckets }: S3Ports) => {
    buckets.delete(buckets.get(Bucket));
    return {};
  },
});
