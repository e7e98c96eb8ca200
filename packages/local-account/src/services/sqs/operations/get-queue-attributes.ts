import type {
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  QueueAttributeName,
} from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { unknownAttribute } from '../error/error';
import { QUEUE_ATTRIBUTE_NAMES, queueAttributes } from '../queue/queue-attributes';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function getQueueAttributes(
  context: SqsContext,
  caller: Caller,
  input: GetQueueAttributesRequest,
) {
  const queue = await admit(context, caller, 'GetQueueAttributes', input.QueueUrl);
  const names = new Set<string>(input.AttributeNames ?? []);
  for (const name of names) {
    if (!QUEUE_ATTRIBUTE_NAMES.has(name)) throw unknownAttribute(name);
  }
  const attributes: Partial<Record<QueueAttributeName, string>> = Object.fromEntries(
    Object.entries(queueAttributes(queue)).filter(
      ([name, value]) => value !== undefined && (names.has('All') || names.has(name)),
    ),
  );
  if (Object.keys(attributes).length === 0) return {} satisfies GetQueueAttributesResult;
  return { Attributes: attributes } satisfies GetQueueAttributesResult;
}
