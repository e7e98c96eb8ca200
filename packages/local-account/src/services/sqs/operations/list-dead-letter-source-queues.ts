import type {
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
} from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { admit } from './admission';
import { pageOf } from './page';
import type { SqsContext } from './sqs-context';

export async function listDeadLetterSourceQueues(
  context: SqsContext,
  caller: Caller,
  input: ListDeadLetterSourceQueuesRequest,
) {
  const queue = await admit(context, caller, 'ListDeadLetterSourceQueues', input.QueueUrl);
  const { urls, nextToken } = pageOf(context.queues.sourcesOf(queue), input);
  return {
    queueUrls: urls,
    ...(nextToken !== undefined && { NextToken: nextToken }),
  } satisfies ListDeadLetterSourceQueuesResult;
}
