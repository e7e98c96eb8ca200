import type { TagQueueRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { addTags } from '../queue/queue-tags';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function tagQueue(context: SqsContext, caller: Caller, input: TagQueueRequest) {
  const queue = await admit(context, caller, 'TagQueue', input.QueueUrl);
  if (!input.Tags) throw missingParameter('Tags');
  addTags(queue, input.Tags);
  return {};
}
