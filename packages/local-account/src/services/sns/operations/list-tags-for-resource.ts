import type { ListTagsForResourceResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';
import { taggedTopic } from './tag-resource';

export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: z.object({ ResourceArn: arnInput('ResourceArn') }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn }, { topics }: SnsPorts) => {
    const { tags } = taggedTopic(topics, ResourceArn);
    return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) } satisfies ListTagsForResourceResponse;
  },
});
