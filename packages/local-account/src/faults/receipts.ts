import type { Message } from '@aws-sdk/client-sqs';
import type { Identify } from '../trace/identify';
import { messageIdentity } from '../trace/message-identity';
import { Piece } from './piece';

/** More than the pipes of a stack have in hand. */
const MOST_REMEMBERED = 1_000;

/** The messages that were received last, by their receipt handles: who deletes one names nothing but the handle. */
export class Receipts {
  private readonly pieces = new Map<string, Piece>();

  constructor(private readonly identify: Identify) {}

  remember(messages: readonly Message[]): void {
    for (const message of messages) {
      const { ReceiptHandle = '', Body: text = '' } = message;
      const transaction = messageIdentity(message, this.identify);
      this.pieces.set(ReceiptHandle, new Piece({ text, transaction }, this.identify));
    }
    for (const handle of this.pieces.keys()) {
      if (this.pieces.size <= MOST_REMEMBERED) return;
      this.pieces.delete(handle);
    }
  }

  find(receiptHandle: string): Piece | undefined {
    return this.pieces.get(receiptHandle);
  }
}
