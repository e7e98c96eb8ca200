import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text, texts } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const untagQueue = operation({
  name: 'UntagQueue',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, TagKeys: texts }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, TagKeys }, { queues }: SqsPorts) => {
    const queue = queues.getQueue(queueArn);
    for (const key of requiredParameter('TagKeys', TagKeys)) queue.tags.delete(key);
    queues.updateMade(queue);
    return {};
  },
});
