import type { Message } from '../message/message';
import { receiptHandle } from '../message/receipt-handle';

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

/**
 * Counts that a message is received now.
 *
 * @param id of the delivery, another one each time in the same queue
 * @param now as the date, in milliseconds since the epoch, and in the time that hides messages
 */
export function newDelivery(
  message: Message,
  queueArn: string,
  id: string,
  now: { readonly date: number; readonly elapsedMs: number },
): Delivery {
  message.receiveCount += 1;
  message.firstReceivedAt ??= now.date;
  message.delivery = { id, receivedAt: now.elapsedMs };
  const { messageId, receiveCount, firstReceivedAt } = message;
  return {
    message,
    receiptHandle: receiptHandle(queueArn, { messageId, deliveryId: id }),
    receiveCount,
    firstReceivedAt,
  };
}
