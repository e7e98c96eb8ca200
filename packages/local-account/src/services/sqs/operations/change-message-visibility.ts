import type { ChangeMessageVisibilityRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';
import { visibilityChange } from './visibility-change';

export async function changeMessageVisibility(
  context: SqsContext,
  caller: Caller,
  input: ChangeMessageVisibilityRequest,
) {
  const queue = await admit(context, caller, 'ChangeMessageVisibility', input.QueueUrl);
  const { receiptHandle, visibilityTimeoutSeconds } = visibilityChange(input);
  queue.changeVisibility(receiptHandle, visibilityTimeoutSeconds);
  return {};
}
