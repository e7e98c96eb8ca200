import type { ListQueuesRequest, ListQueuesResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { authorize } from './admission';
import { pageOf } from './page';
import type { SqsContext } from './sqs-context';

export async function listQueues(context: SqsContext, caller: Caller, input: ListQueuesRequest) {
  await authorize(context, caller, 'ListQueues', '*');
  const prefix = input.QueueNamePrefix ?? '';
  const { urls, nextToken } = pageOf(
    context.queues.all().filter(({ name }) => name.startsWith(prefix)),
    input,
  );
  return {
    ...(urls.length > 0 && { QueueUrls: urls }),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  } satisfies ListQueuesResult;
}
