import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { addTags } from '../queue/queue-tags';
import { text, textsByName } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const tagQueue = operation({
  name: 'TagQueue',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, Tags: textsByName }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, Tags }, { queues }: SqsPorts) => {
    const queue = queues.getQueue(queueArn);
    addTags(queue, requiredParameter('Tags', Tags));
    queues.updateMade(queue);
    return {};
  },
});
