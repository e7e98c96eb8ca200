import type { DeleteMessageRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function deleteMessage(context: SqsContext, caller: Caller, input: DeleteMessageRequest) {
  const queue = await admit(context, caller, 'DeleteMessage', input.QueueUrl);
  if (!input.ReceiptHandle) throw missingParameter('ReceiptHandle');
  queue.delete(input.ReceiptHandle);
  return {};
}
