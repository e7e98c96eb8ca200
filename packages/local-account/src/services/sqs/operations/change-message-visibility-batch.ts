import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
} from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { admit } from './admission';
import { checkedEntries, forEachEntry } from './batch';
import type { SqsContext } from './sqs-context';
import { visibilityChange } from './visibility-change';

export async function changeMessageVisibilityBatch(
  context: SqsContext,
  caller: Caller,
  input: ChangeMessageVisibilityBatchRequest,
) {
  const queue = await admit(context, caller, 'ChangeMessageVisibilityBatch', input.QueueUrl);
  const entries = checkedEntries(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry');
  return forEachEntry(entries, (entry) => {
    const { receiptHandle, visibilityTimeoutSeconds } = visibilityChange(entry);
    queue.changeVisibility(receiptHandle, visibilityTimeoutSeconds);
    return { Id: entry.Id };
  }) satisfies ChangeMessageVisibilityBatchResult;
}
