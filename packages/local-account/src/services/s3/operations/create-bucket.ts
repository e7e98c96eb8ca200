import type { CreateBucketOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput, unserved } from './bucket-input';

/** The Region that a client names in the body is the account's: it has no other. */
export const createBucket = operation({
  name: 'CreateBucket',
  http: {
    method: 'PUT',
    path: '/{Bucket}',
    headers: {
      ACL: 'x-amz-acl',
      ObjectLockEnabledForBucket: 'x-amz-bucket-object-lock-enabled',
    },
    output: { headers: { Location: 'location' } },
  },
  input: z.object({
    Bucket: bucketInput,
    ACL: unserved('ACL', 'private'),
    CreateBucketConfiguration: z.object({ LocationConstraint: z.string().optional() }).optional(),
    ObjectLockEnabledForBucket: unserved('ObjectLockEnabledForBucket', 'false'),
  }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { buckets }: S3Ports) =>
    ({
      Location: `/${buckets.make(Bucket).name}`,
    }) satisfies CreateBucketOutput,
});
