import type { ListQueueTagsResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { withQueueArn } from './queue-address';

export const listQueueTags = operation({
  name: 'ListQueueTags',
  input: ({ account }: SqsPorts) => z.object({ QueueUrl: text }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn }, { queues }: SqsPorts) => {
    const { tags } = queues.getQueue(queueArn);
    if (tags.size === 0) return {} satisfies ListQueueTagsResult;
    return { Tags: Object.fromEntries(tags) } satisfies ListQueueTagsResult;
  },
});
