import type { GetBucketEncryptionOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput } from './bucket-input';

export const getBucketEncryption = operation({
  name: 'GetBucketEncryption',
  action: 's3:GetEncryptionConfiguration',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'encryption',
    output: {
      xml: {
        root: 'ServerSideEncryptionConfiguration',
        member: 'ServerSideEncryptionConfiguration',
        renamed: { Rules: 'Rule' },
      },
    },
  },
  input: z.object({ Bucket: bucketInput }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { buckets }: S3Ports) => {
    const { algorithm, keyArn, isBucketKey = false } = buckets.get(Bucket).settings.encryption;
    const byDefault = {
      SSEAlgorithm: algorithm,
      ...(keyArn !== undefined && { KMSMasterKeyID: keyArn }),
    };
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: byDefault,
            BucketKeyEnabled: isBucketKey,
          },
        ],
      },
    } satisfies GetBucketEncryptionOutput;
  },
});
