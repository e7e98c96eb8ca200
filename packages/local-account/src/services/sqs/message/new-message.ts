import { randomUUID } from 'node:crypto';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Message, MessageContent } from './message';

/**
 * A message that is sent now: it has an id of its own, and nobody received it yet.
 *
 * @param transaction what is known of the one that it carries; its message id, where none is known, is this message's
 * @param now milliseconds since the epoch
 */
export function newMessage(content: MessageContent, transaction: TransactionIdentity, now: number): Message {
  const { body, md5OfBody, attributes, awsTraceHeader, messageGroupId, senderId, sizeBytes } = content;
  const messageId = randomUUID();
  // Member by member: to spread one that others are added to takes ten times as long.
  return {
    body,
    md5OfBody,
    attributes,
    awsTraceHeader,
    messageGroupId,
    senderId,
    sizeBytes,
    messageId,
    transaction: { ...transaction, messageId: transaction.messageId ?? messageId },
    enqueuedAt: now,
    receiveCountBefore: 0,
  };
}

/** The same content sent once more, as a message move task does; the transaction stays what it was. */
export function resentMessage(message: Message, now: number): Message {
  const { messageId, ...transaction } = message.transaction;
  // A dead letter of a rule carries a transaction that is known by the id of another message.
  const carried = messageId === message.messageId ? transaction : message.transaction;
  return newMessage(message, carried, now);
}
