import type { Message } from '../message/message';

/** What a receiver asks of a queue. */
export interface ReceiveRequest {
  readonly maxNumberOfMessages: number;
  readonly visibilityTimeoutSeconds: number;
  /** How long to wait for a message. Zero is a short poll. */
  readonly waitMs: number;
  /** Ends the wait: the receiver has gone. */
  readonly signal: AbortSignal;
}

/** One message, received once: what was true of it at that moment. */
export interface Delivery {
  readonly message: Message;
  readonly receiptHandle: string;
  readonly receiveCount: number;
  /** Milliseconds since the epoch. */
  readonly firstReceivedAt: number;
}
