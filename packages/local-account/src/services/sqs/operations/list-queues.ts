import type { ListQueuesResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { pageMembers, pageOf } from './page';

export const listQueues = operation({
  name: 'ListQueues',
  input: z.object({ QueueNamePrefix: text, ...pageMembers }),
  // As AWS's denials name all queues: `arn:aws:sqs:us-east-1:123456789012:`.
  authorize: (_, { account }: SqsPorts) => arn(account, 'sqs', ''),
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
