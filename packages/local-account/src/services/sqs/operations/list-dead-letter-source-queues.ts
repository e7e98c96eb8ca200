import type { ListDeadLetterSourceQueuesResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { pageMembers, pageOf } from './page';
import { withQueueArn } from './queue-address';

export const listDeadLetterSourceQueues = operation({
  name: 'ListDeadLetterSourceQueues',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, ...pageMembers }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, ...request }, { queues }: SqsPorts) => {
    const { urls, nextToken } = pageOf(queues.sourcesOf(queues.getQueue(queueArn)), request);
    return {
      queueUrls: urls,
      ...(nextToken !== undefined && { NextToken: nextToken }),
    } satisfies ListDeadLetterSourceQueuesResult;
  },
});
