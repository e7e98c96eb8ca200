import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import { AwsError } from '../../../errors/aws-error';
import type { S3Ports } from '../ports';

export const s3BucketPolicy = resourceType({
  type: 'AWS::S3::BucketPolicy',
  properties: z.strictObject({ Bucket: z.string(), PolicyDocument: z.record(z.string(), z.unknown()) }),
  create: ({ Bucket, PolicyDocument }, { access, buckets }: S3Ports, { physicalName }) => {
    const { arn, name } = buckets.get(Bucket);
    const put = (document: object) =>
      access.setResourcePolicy(
        arn,
        `policy of ${name}`,
        document,
        (reason) => new AwsError('MalformedPolicy', reason),
      );
    put(PolicyDocument);
    return {
      ref: physicalName,
      update: (changed) => put(changed.PolicyDocument),
      delete: () => access.removeResourcePolicy(arn),
    };
  },
});
