import { randomUUID } from 'node:crypto';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Message, MessageContent } from './message';

interface NewMessage {
  readonly content: MessageContent;
  /** What is known of the transaction that it carries; its message id, where none is known, is this message's. */
  readonly transaction: TransactionIdentity;
  readonly roomBytes: number;
}

/**
 * A message that is sent now: it has an id of its own, and nobody received it yet.
 *
 * @param now milliseconds since the epoch
 */
export function newMessage({ content, transaction, roomBytes }: NewMessage, now: number): Message {
  const messageId = randomUUID();
  return {
    ...content,
    messageId,
    transaction: { ...transaction, messageId: transaction.messageId ?? messageId },
    roomBytes,
    enqueuedAt: now,
    receiveCount: 0,
    receiveCountBefore: 0,
  };
}

/** The same content sent once more, as a message move task does; the transaction stays what it was. */
export function resentMessage(message: Message, now: number): Message {
  const { body, md5OfBody, attributes, awsTraceHeader, messageGroupId, senderId, sizeBytes } = message;
  const content = { body, md5OfBody, attributes, awsTraceHeader, messageGroupId, senderId, sizeBytes };
  const { messageId, ...transaction } = message.transaction;
  // A dead letter of a rule carries a transaction that is known by the id of another message.
  const carried = messageId === message.messageId ? transaction : message.transaction;
  return newMessage({ content, transaction: carried, roomBytes: message.roomBytes }, now);
}
