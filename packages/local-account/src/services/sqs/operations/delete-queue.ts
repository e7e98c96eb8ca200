import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { withQueueArn } from './queue-address';

/** Deletes a queue and what is in it at once; AWS takes up to a minute. */
export const deleteQueue = operation({
  name: 'DeleteQueue',
  input: ({ account }: SqsPorts) => z.object({ QueueUrl: text }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn }, { queues }: SqsPorts) => {
    queues.delete(queues.getQueue(queueArn));
    return {};
  },
});
