import type { ListQueuesResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { pageMembers, pageOf } from './page';

export const listQueues = operation({
  name: 'ListQueues',
  input: z.object({ QueueNamePrefix: text, ...pageMembers }),
  authorize: () => '*',
  run: ({ QueueNamePrefix = '', ...request }, { queues }: SqsPorts) => {
    const { urls, nextToken } = pageOf(
      queues.all().filter(({ name }) => name.startsWith(QueueNamePrefix)),
      request,
    );
    return {
      ...(urls.length > 0 && { QueueUrls: urls }),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    } satisfies ListQueuesResult;
  },
});
