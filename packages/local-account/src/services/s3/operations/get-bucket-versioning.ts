import type { GetBucketVersioningOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput } from './bucket-input';

export const getBucketVersioning = operation({
  name: 'GetBucketVersioning',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'versioning',
    output: { xml: { root: 'VersioningConfiguration' } },
  },
  input: z.object({ Bucket: bucketInput }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { buckets }: S3Ports) => {
    const { versioning } = buckets.get(Bucket).settings;
    return (versioning ? { Status: versioning } : {}) satisfies GetBucketVersioningOutput;
  },
});
