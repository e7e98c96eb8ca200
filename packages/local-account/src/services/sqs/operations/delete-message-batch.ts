import type { DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { checkedEntries, forEachEntry } from './batch';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const deleteMessageBatch = operation({
  name: 'DeleteMessageBatch',
  action: 'sqs:DeleteMessage',
  input: ({ account }: SqsPorts) =>
    z
      .object({ QueueUrl: text, Entries: z.array(z.object({ Id: text, ReceiptHandle: text })).optional() })
      .transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: async ({ queueArn, Entries }, { queues }: SqsPorts) => {
    const { messages } = queues.getQueue(queueArn);
    return (await forEachEntry(
      checkedEntries(Entries, 'DeleteMessageBatchRequestEntry'),
      ({ Id, ReceiptHandle }) => {
        messages.delete(requiredParameter('ReceiptHandle', ReceiptHandle));
        return { Id };
      },
    )) satisfies DeleteMessageBatchResult;
  },
});
