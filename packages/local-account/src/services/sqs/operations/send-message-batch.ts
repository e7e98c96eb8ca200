import type { SendMessageBatchResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { messageSizeBytes } from '../message/message-size';
import { sendRequestMembers } from '../message/send-request';
import type { SqsPorts } from '../ports';
import { acceptMessage } from './accept-message';
import { batchError, checkedEntries, forEachEntry } from './batch';
import { text } from './member-types';
import { withQueueArn } from './queue-address';
import { requireKeyToSend } from './queue-key';

/** All messages of a batch together, whatever the queue's own limit. */
const MAXIMUM_BATCH_BYTES = 1_048_576;

export const sendMessageBatch = operation({
  name: 'SendMessageBatch',
  // There are no actions for batches: the permission for one message covers them (SQS Developer Guide, "Amazon SQS API permissions").
  action: 'sqs:SendMessage',
  input: ({ account }: SqsPorts) =>
    z
      .object({ QueueUrl: text, Entries: z.array(z.object({ Id: text, ...sendRequestMembers })).optional() })
      .transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: async ({ queueArn, Entries }, ports: SqsPorts, call) => {
    const queue = ports.queues.getQueue(queueArn);
    requireKeyToSend(ports, call.caller, queue);
    const entries = checkedEntries(Entries, 'SendMessageBatchRequestEntry');
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
    return (await forEachEntry(entries, async ({ Id, ...request }) => ({
      Id,
      ...(await acceptMessage(request, queue, ports, call, 'One or more parameters cannot be validated.')),
    }))) satisfies SendMessageBatchResult;
  },
});
