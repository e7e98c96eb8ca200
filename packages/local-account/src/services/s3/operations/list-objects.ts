import type { ListObjectsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import type { S3Ports } from '../ports';
import { describeListed, encoder, LIST_QUERY, listMembers } from './list-description';
import { listPage } from './list-page';

/** The older list: its pages go on by the last key itself. */
export const listObjects = operation({
  name: 'ListObjects',
  action: 's3:ListBucket',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryNames: { ...LIST_QUERY, Marker: 'marker' },
    output: { xml: { root: 'ListBucketResult' } },
  },
  input: z.object({ ...listMembers, Marker: z.string().default('') }),
  authorize: ({ Bucket, Prefix }, { account }: S3Ports) => [
    { resource: bucketArn(account, Bucket), context: { 's3:prefix': Prefix } },
  ],
  run: ({ Bucket, Delimiter, EncodingType, MaxKeys, Prefix, Marker }, { buckets }: S3Ports) => {
    const encode = encoder(EncodingType);
    const { objects, commonPrefixes, next } = listPage(buckets.get(Bucket), {
      prefix: Prefix,
      delimiter: Delimiter,
      maxKeys: MaxKeys,
      after: Marker,
    });
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      Marker: encode(Marker),
      ...(Delimiter !== '' && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      ...(EncodingType === 'url' && { EncodingType }),
      IsTruncated: next !== undefined,
      // It is given with a delimiter alone: otherwise the last key tells.
      ...(next !== undefined && Delimiter !== '' && { NextMarker: encode(next) }),
      ...(objects.length > 0 && {
        Contents: objects.map((object) => describeListed(object, encode)),
      }),
      ...(commonPrefixes.length > 0 && {
        CommonPrefixes: commonPrefixes.map((entry) => ({
          Prefix: encode(entry),
        })),
      }),
    } satisfies ListObjectsOutput;
  },
});
