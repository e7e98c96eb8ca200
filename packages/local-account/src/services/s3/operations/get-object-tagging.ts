import type { GetObjectTaggingOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { describeVersion } from './object-description';
import { objectOf } from './object-of';
import { taggedObjectInput, TAGGING_HTTP, TAGGING_OUTPUT, taggingPermission } from './tagging-input';

export const getObjectTagging = operation({
  name: 'GetObjectTagging',
  http: {
    method: 'GET',
    ...TAGGING_HTTP,
    output: {
      ...TAGGING_OUTPUT,
      xml: { root: 'Tagging', items: { TagSet: 'Tag' } },
    },
  },
  input: z.object(taggedObjectInput),
  authorize: (name, { account }: S3Ports) => taggingPermission(account, name, 'Get'),
  run: (name, ports: S3Ports, call) => {
    const { bucket, object } = objectOf(ports, call, name);
    return {
      TagSet: Object.entries(object.tags).map(([Key, Value]) => ({
        Key,
        Value,
      })),
      ...describeVersion(bucket, object),
    } satisfies GetObjectTaggingOutput;
  },
});
