import type { ListQueueTagsRequest, ListQueueTagsResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function listQueueTags(context: SqsContext, caller: Caller, input: ListQueueTagsRequest) {
  const { tags } = await admit(context, caller, 'ListQueueTags', input.QueueUrl);
  if (tags.size === 0) return {} satisfies ListQueueTagsResult;
  return { Tags: Object.fromEntries(tags) } satisfies ListQueueTagsResult;
}
