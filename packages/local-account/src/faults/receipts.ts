import type { Message } from '@aws-sdk/client-sqs';
import type { InterceptedCall } from '../intercept';
import type { Identify } from '../trace/identify';
import { messageIdentity } from '../trace/message-identity';
import { Piece } from './piece';

/** More than the pipes of a stack have in hand. */
const MOST_REMEMBERED = 200;

const FOLLOWED = new Set(['ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch']);

/** A receipt as SQS takes it back. */
interface Receipt {
  readonly ReceiptHandle?: string;
}

/** The messages that were received last, until they are deleted, by their receipt handles: who deletes one names nothing but the handle. */
export class Receipts {
  private readonly messages = new Map<string, Message>();

  constructor(private readonly identify: Identify) {}

  /** Whether a call gives out receipts, or takes them back. */
  concern({ service, operation }: Pick<InterceptedCall, 'service' | 'operation'>): boolean {
    return service === 'sqs' && FOLLOWED.has(operation);
  }

  /** Follows such a call that has been answered. */
  follow({ operation, input }: Pick<InterceptedCall, 'input' | 'operation'>, answer: object): void {
    switch (operation) {
      case 'ReceiveMessage':
        return this.remember((answer as { readonly Messages?: readonly Message[] }).Messages ?? []);
      case 'DeleteMessage':
        return this.forget([input as Receipt]);
      case 'DeleteMessageBatch':
        return this.forget((input as { readonly Entries?: readonly Receipt[] }).Entries ?? []);
    }
  }

  /** @returns undefined for what was received too long ago, or elsewhere */
  find(receiptHandle: string): Piece | undefined {
    const message = this.messages.get(receiptHandle);
    if (!message) return undefined;
    const transaction = messageIdentity(message, this.identify);
    return new Piece({ text: message.Body ?? '', transaction }, this.identify);
  }

  private remember(messages: readonly Message[]): void {
    for (const message of messages) this.messages.set(message.ReceiptHandle ?? '', message);
    for (const handle of this.messages.keys()) {
      if (this.messages.size <= MOST_REMEMBERED) return;
      this.messages.delete(handle);
    }
  }

  private forget(receipts: readonly Receipt[]): void {
    for (const { ReceiptHandle = '' } of receipts) this.messages.delete(ReceiptHandle);
  }
}
