import type { GetQueueUrlResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { requiredParameter } from './required-parameter';

export const getQueueUrl = operation({
  name: 'GetQueueUrl',
  input: ({ account }: SqsPorts) =>
    z
      .object({ QueueName: text, QueueOwnerAWSAccountId: text })
      .transform(({ QueueName, QueueOwnerAWSAccountId: accountId = account.accountId }) => ({
        queueArn: arn({ ...account, accountId }, 'sqs', requiredParameter('QueueName', QueueName)),
      })),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn }, { queues }: SqsPorts) =>
    ({ QueueUrl: queues.getQueue(queueArn).url }) satisfies GetQueueUrlResult,
});
