import type { SendMessageBatchRequest, SendMessageBatchResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { messageContent } from '../message/message-content';
import { messageSizeBytes } from '../message/message-size';
import { senderId } from '../message/sender-id';
import { acceptMessage } from './accept-message';
import { admit } from './admission';
import { batchError, checkedEntries, forEachEntry } from './batch';
import type { SqsContext } from './sqs-context';

/** All messages of a batch together, whatever the queue's own limit. */
const MAXIMUM_BATCH_BYTES = 1_048_576;

export async function sendMessageBatch(context: SqsContext, caller: Caller, input: SendMessageBatchRequest) {
  const queue = await admit(context, caller, 'SendMessageBatch', input.QueueUrl);
  const entries = checkedEntries(input.Entries, 'SendMessageBatchRequestEntry');
  const bytes = entries.reduce(
    (sum, { MessageBody = '', MessageAttributes = {} }) =>
      sum + messageSizeBytes(MessageBody, MessageAttributes),
    0,
  );
  if (bytes > MAXIMUM_BATCH_BYTES) {
    throw batchError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MAXIMUM_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
    );
  }
  const sender = senderId(caller);
  return forEachEntry(entries, (entry) => {
    const content = messageContent(
      entry,
      sender,
      queue.settings.MaximumMessageSize,
      'One or more parameters cannot be validated.',
    );
    return { Id: entry.Id, ...acceptMessage(queue, content, entry) };
  }) satisfies SendMessageBatchResult;
}
