import { z } from 'zod';
import { cfnPolicyDocument } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { AwsError } from '../../../errors/aws-error';
import type { Bucket } from '../bucket/bucket';
import type { S3Ports } from '../ports';

export const s3BucketPolicy = resourceType({
  type: 'AWS::S3::BucketPolicy',
  properties: z.strictObject({
    Bucket: z.string(),
    PolicyDocument: cfnPolicyDocument,
  }),
  create: ({ Bucket, PolicyDocument }, { access, buckets }: S3Ports, { physicalName }) => {
    setPolicy(access, buckets.get(Bucket), PolicyDocument);
    return {
      ref: physicalName,
      update: (changed) => setPolicy(access, buckets.get(Bucket), changed.PolicyDocument),
      delete: () => {
        const bucket = buckets.find(Bucket);
        if (bucket) access.removeResourcePolicy(bucket.arn);
      },
    };
  },
});

/** @throws AwsError `MalformedPolicy`; then the bucket's policy is as it was */
function setPolicy(access: S3Ports['access'], { arn, name }: Bucket, document: object): void {
  access.setResourcePolicy(
    arn,
    `policy of ${name}`,
    document,
    (reason) => new AwsError('MalformedPolicy', reason),
  );
}
