import type { GetQueueUrlRequest, GetQueueUrlResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { arn } from '../../../arn';
import { missingParameter, queueDoesNotExist } from '../error/error';
import { authorize } from './admission';
import type { SqsContext } from './sqs-context';

export async function getQueueUrl(context: SqsContext, caller: Caller, input: GetQueueUrlRequest) {
  if (!input.QueueName) throw missingParameter('QueueName');
  const { account, queues } = context;
  const accountId = input.QueueOwnerAWSAccountId ?? account.accountId;
  const queueArn = arn({ ...account, accountId }, 'sqs', input.QueueName);
  await authorize(context, caller, 'GetQueueUrl', queueArn);
  const queue = queues.withArn(queueArn);
  if (!queue) throw queueDoesNotExist();
  return { QueueUrl: queue.url } satisfies GetQueueUrlResult;
}
