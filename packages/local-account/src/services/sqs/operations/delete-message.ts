import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const deleteMessage = operation({
  name: 'DeleteMessage',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, ReceiptHandle: text }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, ReceiptHandle }, { queues }: SqsPorts) => {
    queues.getQueue(queueArn).messages.delete(requiredParameter('ReceiptHandle', ReceiptHandle));
    return {};
  },
});
