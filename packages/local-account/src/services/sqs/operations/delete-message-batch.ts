import type { DeleteMessageBatchRequest, DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { admit } from './admission';
import { checkedEntries, forEachEntry } from './batch';
import type { SqsContext } from './sqs-context';

export async function deleteMessageBatch(
  context: SqsContext,
  caller: Caller,
  input: DeleteMessageBatchRequest,
) {
  const queue = await admit(context, caller, 'DeleteMessageBatch', input.QueueUrl);
  const entries = checkedEntries(input.Entries, 'DeleteMessageBatchRequestEntry');
  return forEachEntry(entries, ({ Id, ReceiptHandle }) => {
    if (!ReceiptHandle) throw missingParameter('ReceiptHandle');
    queue.delete(ReceiptHandle);
    return { Id };
  }) satisfies DeleteMessageBatchResult;
}
