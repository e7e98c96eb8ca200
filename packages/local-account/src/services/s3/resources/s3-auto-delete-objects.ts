import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { S3Ports } from '../ports';

/**
 * What the CDK makes of a bucket's `autoDeleteObjects`: it empties the bucket before that is deleted. Here the account does so, and not the
 * function that comes with it.
 */
export const s3AutoDeleteObjects = resourceType({
  type: 'Custom::S3AutoDeleteObjects',
  properties: z.strictObject({ BucketName: z.string(), ServiceToken: z.string() }),
  create: ({ BucketName }, { buckets }: S3Ports, { physicalName }) => ({
    ref: physicalName,
    delete: async () => {
      const bucket = buckets.find(BucketName);
      if (bucket) await buckets.empty(bucket);
    },
  }),
});
