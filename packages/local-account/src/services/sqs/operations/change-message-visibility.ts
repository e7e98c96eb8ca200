import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { changeVisibility, visibilityChangeMembers } from './visibility-change';

export const changeMessageVisibility = operation({
  name: 'ChangeMessageVisibility',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, ...visibilityChangeMembers }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, ...change }, { queues }: SqsPorts) => {
    changeVisibility(queues.getQueue(queueArn).messages, change);
    return {};
  },
});
