import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { notRun } from '../s3-errors';
import { bucketInput, unserved } from './bucket-input';

export const putBucketVersioning = operation({
  name: 'PutBucketVersioning',
  http: {
    method: 'PUT',
    path: '/{Bucket}',
    queryFlag: 'versioning',
    headers: { MFA: 'x-amz-mfa' },
    xmlPayload: { member: 'VersioningConfiguration', lists: {} },
  },
  input: z.object({
    Bucket: bucketInput,
    MFA: unserved('MFA'),
    VersioningConfiguration: z.object({
      MfaDelete: z
        .string()
        .optional()
        .transform((given) => {
          if (given === 'Enabled') throw notRun('has no MFA devices');
        }),
      Status: z.enum(['Enabled', 'Suspended']),
    }),
  }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket, VersioningConfiguration }, { buckets }: S3Ports) => {
    buckets.change(buckets.get(Bucket), {
      versioning: VersioningConfiguration.Status,
    });
    return {};
  },
});
