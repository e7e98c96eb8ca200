import type { ListBucketsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';

/** All of them at once: an account of the local run has few. */
export const listBuckets = operation({
  name: 'ListBuckets',
  action: 's3:ListAllMyBuckets',
  http: {
    method: 'GET',
    path: '/',
    queryNames: { Prefix: 'prefix' },
    output: {
      xml: { root: 'ListAllMyBucketsResult', items: { Buckets: 'Bucket' } },
    },
  },
  input: z.object({ Prefix: z.string().default('') }),
  authorize: () => '*',
  run: ({ Prefix }, { account, buckets }: S3Ports) => {
    const listed = buckets.all.filter(({ name }) => name.startsWith(Prefix));
    return {
      Owner: { ID: account.accountId.padStart(64, '0') },
      Buckets: listed.map(({ name, creationDate }) => ({
        Name: name,
        CreationDate: creationDate,
      })),
    } satisfies ListBucketsOutput;
  },
});
