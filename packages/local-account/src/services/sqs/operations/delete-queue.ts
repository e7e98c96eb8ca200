import type { DeleteQueueRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

/** Deletes a queue and what is in it at once; AWS takes up to a minute. */
export async function deleteQueue(context: SqsContext, caller: Caller, input: DeleteQueueRequest) {
  const queue = await admit(context, caller, 'DeleteQueue', input.QueueUrl);
  context.queues.delete(queue);
  return {};
}
