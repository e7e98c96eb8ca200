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

/** A message in a queue. */
export interface Message extends MessageContent {
  readonly messageId: string;
  readonly transaction: TransactionIdentity;
  /** What it takes of the account's room, wherever it moves to. */
  readonly roomBytes: number;
  /** When it was sent, in milliseconds since the epoch. It survives a move to a dead-letter queue. */
  readonly enqueuedAt: number;
  /** The queue it failed in. @default - it was not moved here */
  readonly deadLetterQueueSourceArn?: string;
  /** How often it was received, in all queues that it was in. */
  receiveCount: number;
  /** How often it was received before it came to this queue. */
  readonly receiveCountBefore: number;
  /** Milliseconds since the epoch. @default - never received */
  firstReceivedAt?: number;
  /**
   * The latest delivery, whose receipt handle alone counts, and when it was, in the time that hides messages.
   * @default - never received in this queue
   */
  delivery?: { readonly id: string; readonly receivedAt: number };
}
