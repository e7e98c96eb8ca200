import { randomUUID } from 'node:crypto';
import type { Message, MessageContent } from './message';
import { transactionOf } from './transaction-of';

/** A message that is sent now: it has an id of its own, and nobody received it yet. */
export function newMessage(content: MessageContent): Message {
  const messageId = randomUUID();
  return {
    ...content,
    messageId,
    transaction: transactionOf(messageId, content),
    enqueuedAt: Date.now(),
    receiveCount: 0,
    receiveCountBefore: 0,
  };
}

/** The same content sent once more, as a message move task does. */
export function resentMessage(message: Message): Message {
  const { body, md5OfBody, attributes, awsTraceHeader, messageGroupId, senderId, sizeBytes } = message;
  return newMessage({ body, md5OfBody, attributes, awsTraceHeader, messageGroupId, senderId, sizeBytes });
}
