import type { UntagQueueRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function untagQueue(context: SqsContext, caller: Caller, input: UntagQueueRequest) {
  const queue = await admit(context, caller, 'UntagQueue', input.QueueUrl);
  if (!input.TagKeys) throw missingParameter('TagKeys');
  for (const key of input.TagKeys) queue.tags.delete(key);
  return {};
}
