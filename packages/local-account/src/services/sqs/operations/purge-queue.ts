import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { withQueueArn } from './queue-address';

export const purgeQueue = operation({
  name: 'PurgeQueue',
  input: ({ account }: SqsPorts) => z.object({ QueueUrl: text }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn }, { queues }: SqsPorts) => {
    queues.getQueue(queueArn).purge();
    return {};
  },
});
