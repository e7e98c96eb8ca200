import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { S3Ports } from '../ports';

/**
 * What the CDK makes of a bucket's `autoDeleteObjects`: it empties the bucket before that is deleted. Here the account does so, and not the
 * function that comes with it.
 */
export const s3AutoDeleteObjects = resourceType({
  type: 'Custom::S3AutoDeleteObjects',
  properties: z.strictObject({
    BucketName: z.string(),
    ServiceToken: z.string(),
  }),
  create: (created, { buckets }: S3Ports, { physicalName }) => {
    let { BucketName } = created;
    const superseded = new Set<string>();
    const empty = async (bucketName: string) => {
      const bucket = buckets.find(bucketName);
      if (bucket) await buckets.empty(bucket);
    };
    return {
      ref: physicalName,
      update: (changed) => {
        superseded.add(BucketName);
        superseded.delete(changed.BucketName);
        ({ BucketName } = changed);
      },
      takeSuperseded: () => {
        const taken = [...superseded].map((ref) => ({
          ref,
          delete: () => empty(ref),
        }));
        superseded.clear();
        return taken;
      },
      delete: () => empty(BucketName),
    };
  },
});
