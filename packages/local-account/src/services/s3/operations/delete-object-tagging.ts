import type { DeleteObjectTaggingOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { describeVersion } from './object-description';
import { objectOf } from './object-of';
import { taggedObjectInput, TAGGING_HTTP, TAGGING_OUTPUT, taggingPermission } from './tagging-input';

export const deleteObjectTagging = operation({
  name: 'DeleteObjectTagging',
  http: {
    method: 'DELETE',
    ...TAGGING_HTTP,
    output: { ...TAGGING_OUTPUT, emptyStatus: 204 },
  },
  input: z.object(taggedObjectInput),
  authorize: (name, { account }: S3Ports) => taggingPermission(account, name, 'Delete'),
  run: (name, ports: S3Ports, call) => {
    const { bucket, object } = objectOf(ports, call, name);
    ports.buckets.replace(bucket, { ...object, tags: {} });
    return describeVersion(bucket, object) satisfies DeleteObjectTaggingOutput;
  },
});
