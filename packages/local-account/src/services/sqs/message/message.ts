import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { TransactionIdentity } from '../../../trace/trace-record';

export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

/** What a sender gave, and what SQS made of it once. */
export interface MessageContent {
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: MessageAttributes;
  /** The X-Ray trace header. @default - the sender gave none */
  readonly awsTraceHeader?: string;
  /** @default - the sender gave none */
  readonly messageGroupId?: string;
  readonly senderId: string;
  /** The bytes that count toward `MaximumMessageSize`: body and attributes. */
  readonly sizeBytes: number;
}

/** A message as it was sent to its queue, or moved there. */
export interface Message extends MessageContent {
  readonly messageId: string;
  readonly transaction: TransactionIdentity;
  /** When it was sent, in milliseconds since the epoch. It survives a move to a dead-letter queue. */
  readonly enqueuedAt: number;
  /** The queue it failed in. @default - it was not moved here */
  readonly deadLetterQueueSourceArn?: string;
  /** How often it was received before it came to this queue. */
  readonly receiveCountBefore: number;
}

/** All of a message but its body. */
export type MessageHead = Omit<Message, 'body'>;

/** What memory holds of a message in a queue: there may be a million. */
export interface QueuedMessage extends Pick<Message, 'enqueuedAt' | 'receiveCountBefore' | 'sizeBytes'> {
  /** It is kept under this number, which no other message has had. */
  readonly number: number;
  /** How often it was received, in all queues that it was in. */
  receiveCount: number;
  /** Milliseconds since the epoch. @default - never received */
  firstReceivedAt?: number;
  /** The latest delivery, whose receipt handle alone counts. @default - never received in this queue */
  delivery?: {
    readonly id: number;
    /** In the time that hides messages. */
    readonly receivedAt: number;
  };
  /** Which transaction it carries, for as long as it is in flight. @default - what is kept tells */
  transaction?: TransactionIdentity;
  /** Its places in the orders of a queue. */
  sendingPlace: number;
  turnPlace: number;
}
