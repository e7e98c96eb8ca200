import type { PutObjectTaggingOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { describeVersion } from './object-description';
import { objectOf } from './object-of';
import { tagSetInput } from './tag-set';
import { taggedObjectInput, TAGGING_HTTP, TAGGING_OUTPUT, taggingPermission } from './tagging-input';

export const putObjectTagging = operation({
  name: 'PutObjectTagging',
  http: {
    method: 'PUT',
    ...TAGGING_HTTP,
    xmlPayload: { member: 'Tagging', lists: { Tag: 'Tag' } },
    output: TAGGING_OUTPUT,
  },
  input: z.object({ ...taggedObjectInput, Tagging: tagSetInput }),
  authorize: (name, { account }: S3Ports) => taggingPermission(account, name, 'Put'),
  run: ({ Tagging, ...name }, ports: S3Ports, call) => {
    const { bucket, object } = objectOf(ports, call, name);
    ports.buckets.replace(bucket, { ...object, tags: Tagging.TagSet });
    return describeVersion(bucket, object) satisfies PutObjectTaggingOutput;
  },
});
