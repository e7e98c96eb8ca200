import type { ListObjectsV2Output } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { readPageToken, writePageToken } from '../../../wire/page';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { invalidArgument } from '../s3-errors';
import { unserved } from './bucket-input';
import { describeListed, encoder, LIST_QUERY, listMembers } from './list-description';
import { listPage } from './list-page';

export const listObjectsV2 = operation({
  name: 'ListObjectsV2',
  action: 's3:ListBucket',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'list-type=2',
    queryNames: {
      ...LIST_QUERY,
      ContinuationToken: 'continuation-token',
      FetchOwner: 'fetch-owner',
      StartAfter: 'start-after',
    },
    output: { xml: { root: 'ListBucketResult' } },
  },
  input: z.object({
    ...listMembers,
    ContinuationToken: z.string().optional(),
    FetchOwner: unserved('FetchOwner', 'false'),
    StartAfter: z.string().optional(),
  }),
  authorize: ({ Bucket, Prefix }, { account }: S3Ports) => [
    { resource: bucketArn(account, Bucket), context: { 's3:prefix': Prefix } },
  ],
  run: (given, { buckets }: S3Ports) => {
    const { Bucket, Delimiter, EncodingType, MaxKeys, Prefix, ContinuationToken, StartAfter } = given;
    const encode = encoder(EncodingType);
    const { objects, commonPrefixes, next } = listPage(buckets.get(Bucket), {
      prefix: Prefix,
      delimiter: Delimiter,
      maxKeys: MaxKeys,
      after:
        ContinuationToken === undefined
          ? (StartAfter ?? '')
          : readPageToken(ContinuationToken, invalidArgument('The continuation token provided is incorrect')),
    });
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      ...(Delimiter !== '' && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      ...(EncodingType === 'url' && { EncodingType }),
      KeyCount: objects.length + commonPrefixes.length,
      IsTruncated: next !== undefined,
      ContinuationToken,
      NextContinuationToken: next === undefined ? undefined : writePageToken(next),
      ...(StartAfter !== undefined && { StartAfter: encode(StartAfter) }),
      ...(objects.length > 0 && {
        Contents: objects.map((object) => describeListed(object, encode)),
      }),
      ...(commonPrefixes.length > 0 && {
        CommonPrefixes: commonPrefixes.map((entry) => ({
          Prefix: encode(entry),
        })),
      }),
    } satisfies ListObjectsV2Output;
  },
});
