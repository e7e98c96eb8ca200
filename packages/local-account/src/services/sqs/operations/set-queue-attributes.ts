import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text, textsByName } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

/** All attributes are set, or, when one of them is wrong, none. */
export const setQueueAttributes = operation({
  name: 'SetQueueAttributes',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, Attributes: textsByName }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, Attributes }, { queues }: SqsPorts) => {
    queues.change(queues.getQueue(queueArn), requiredParameter('Attributes', Attributes));
    return {};
  },
});
