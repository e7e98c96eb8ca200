import type { ChangeMessageVisibilityBatchResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { checkedEntries, forEachEntry } from './batch';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { changeVisibility, visibilityChangeMembers } from './visibility-change';

export const changeMessageVisibilityBatch = operation({
  name: 'ChangeMessageVisibilityBatch',
  action: 'sqs:ChangeMessageVisibility',
  input: ({ account }: SqsPorts) =>
    z
      .object({
        QueueUrl: text,
        Entries: z.array(z.object({ Id: text, ...visibilityChangeMembers })).optional(),
      })
      .transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: async ({ queueArn, Entries }, { queues }: SqsPorts) => {
    const { messages } = queues.getQueue(queueArn);
    return (await forEachEntry(
      checkedEntries(Entries, 'ChangeMessageVisibilityBatchRequestEntry'),
      ({ Id, ...change }) => {
        changeVisibility(messages, change);
        return { Id };
      },
    )) satisfies ChangeMessageVisibilityBatchResult;
  },
});
