import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';
import { taggedTopic } from './tag-resource';

export const untagResource = operation({
  name: 'UntagResource',
  input: z.object({ ResourceArn: arnInput('ResourceArn'), TagKeys: queryList(z.string()) }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn, TagKeys }, { topics }: SnsPorts) => {
    const { tags } = taggedTopic(topics, ResourceArn);
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
});
