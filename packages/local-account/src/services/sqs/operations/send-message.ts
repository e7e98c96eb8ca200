import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { messageContent } from '../message/message-content';
import { senderId } from '../message/sender-id';
import { acceptMessage } from './accept-message';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function sendMessage(context: SqsContext, caller: Caller, input: SendMessageRequest) {
  const queue = await admit(context, caller, 'SendMessage', input.QueueUrl);
  const content = messageContent(input, senderId(caller), queue.settings.MaximumMessageSize);
  return acceptMessage(queue, content, input) satisfies SendMessageResult;
}
