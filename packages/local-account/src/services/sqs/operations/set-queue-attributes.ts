import type { SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

/** All attributes are set, or, when one of them is wrong, none. */
export async function setQueueAttributes(
  context: SqsContext,
  caller: Caller,
  input: SetQueueAttributesRequest,
) {
  const queue = await admit(context, caller, 'SetQueueAttributes', input.QueueUrl);
  if (!input.Attributes) throw missingParameter('Attributes');
  context.queues.change(queue, input.Attributes);
  return {};
}
