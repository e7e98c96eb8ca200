import { memoryShares } from '../../../capacity/memory-shares';
import type { Message } from '../message/message';

/** What has waited for longer is not part of a burst that is worked off, and makes room for what is. */
const AT_HAND_FOR_MS = 60_000;

/** What a message takes beside its body and attributes, about. */
const BYTES_BESIDE = 1_000;

/**
 * The messages that came in the last minute, as far as there is room: to read one from the store again is a tenth of all that a
 * transaction takes. The store has each of them, too. Of a burst for which there is no room it is the end that is read from the store,
 * since the beginning is received first.
 */
export class MessagesAtHand {
  private readonly messages = new Map<number, Message>();
  private bytes = 0;

  /** @param limitBytes of memory, about @default - this account's share of the memory */
  constructor(private readonly limitBytes = memoryShares().messagesAtHand) {}

  /** @param number the one that it is kept under in the store */
  find(number: number): Message | undefined {
    return this.messages.get(number);
  }

  /** Holds a message that has been sent, if there is room. */
  hold(number: number, message: Message): void {
    this.dropOlderThan(message.enqueuedAt - AT_HAND_FOR_MS);
    const bytes = bytesOf(message);
    if (this.bytes + bytes > this.limitBytes) return;
    this.messages.set(number, message);
    this.bytes += bytes;
  }

  /** Drops a message that is deleted, or moved. */
  drop(number: number): void {
    const message = this.messages.get(number);
    if (!message) return;
    this.messages.delete(number);
    this.bytes -= bytesOf(message);
  }

  /** @param time in milliseconds since the epoch */
  private dropOlderThan(time: number): void {
    for (const [number, { enqueuedAt }] of this.messages) {
      if (enqueuedAt >= time) return;
      this.drop(number);
    }
  }
}

function bytesOf({ sizeBytes }: Message): number {
  return sizeBytes + BYTES_BESIDE;
}
