import type { GetBucketLocationOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { bucketInput } from './bucket-input';

/** The oldest Region has no name here: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export const getBucketLocation = operation({
  name: 'GetBucketLocation',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'location',
    output: { xml: { root: 'LocationConstraint', text: 'LocationConstraint' } },
  },
  input: z.object({ Bucket: bucketInput }),
  authorize: ({ Bucket }, { account }: S3Ports) => bucketArn(account, Bucket),
  run: ({ Bucket }, { account: { region }, buckets }: S3Ports) => {
    buckets.get(Bucket);
    const LocationConstraint = region as GetBucketLocationOutput['LocationConstraint'];
    return (region === 'us-east-1' ? {} : { LocationConstraint }) satisfies GetBucketLocationOutput;
  },
});
