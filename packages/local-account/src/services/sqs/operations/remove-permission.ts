import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { policyWithoutLabel } from '../queue/policy-label';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const removePermission = operation({
  name: 'RemovePermission',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, Label: text }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, Label }, { queues }: SqsPorts) => {
    const queue = queues.getQueue(queueArn);
    queues.change(queue, { Policy: policyWithoutLabel(queue, requiredParameter('Label', Label)) });
    return {};
  },
});
