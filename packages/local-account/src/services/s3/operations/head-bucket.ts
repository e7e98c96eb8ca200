import type { HeadBucketOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput } from './bucket-input';

export const headBucket = operation({
  name: 'HeadBucket',
  action: 's3:ListBucket',
  http: {
    method: 'HEAD',
    path: '/{Bucket}',
    output: {
      headers: {
        BucketRegion: 'x-amz-bucket-region',
        AccessPointAlias: 'x-amz-access-point-alias',
      },
    },
  },
  input: z.object({ Bucket: bucketInput }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { account, buckets }: S3Ports) => {
    buckets.get(Bucket);
    return {
      BucketRegion: account.region,
      AccessPointAlias: false,
    } satisfies HeadBucketOutput;
  },
});
