import type { QueuedMessage } from '../message/message';
import { DeadlineHeap, type Places } from './deadline-heap';

const SENDING_PLACES: Places<QueuedMessage> = {
  of: ({ sendingPlace }) => sendingPlace,
  set: (message, place) => (message.sendingPlace = place),
};

const TURN_PLACES: Places<QueuedMessage> = {
  of: ({ turnPlace }) => turnPlace,
  set: (message, place) => (message.turnPlace = place),
};

/** The messages of one queue and who may see them when. It knows no clock: its callers say what time it is. */
export class MessageIndex {
  private readonly byNumber = new Map<number, QueuedMessage>();
  /** In the order of their sending: those that moved here keep their time, so that is not the order of arrival. */
  private readonly bySending = new DeadlineHeap(SENDING_PLACES);
  private readonly visible = new DeadlineHeap(TURN_PLACES);
  private readonly delayed = new DeadlineHeap(TURN_PLACES);
  private readonly inFlight = new DeadlineHeap(TURN_PLACES);
  /** Messages are received in the order in which they became visible, so that none waits for ever behind a failing one. */
  private turn = 0;

  get visibleCount(): number {
    return this.visible.size;
  }

  get delayedCount(): number {
    return this.delayed.size;
  }

  get inFlightCount(): number {
    return this.inFlight.size;
  }

  /** The message that was sent first of those that are here, in whatever state. */
  get oldest(): QueuedMessage | undefined {
    return this.bySending.first;
  }

  /** When the next message becomes visible by itself, in the time that hides messages. */
  get nextVisibleAt(): number {
    return Math.min(this.delayed.firstKey, this.inFlight.firstKey);
  }

  get(messageNumber: number): QueuedMessage | undefined {
    return this.byNumber.get(messageNumber);
  }

  /** @param visibleAt in the time that hides messages; at once, if that is past */
  add(message: QueuedMessage, visibleAt: number, now: number): void {
    this.byNumber.set(message.number, message);
    this.bySending.add(message, message.enqueuedAt);
    if (visibleAt <= now) this.show(message);
    else if (message.delivery) this.inFlight.add(message, visibleAt);
    else this.delayed.add(message, visibleAt);
  }

  /** The visible message whose turn it is. */
  get next(): QueuedMessage | undefined {
    return this.visible.first;
  }

  /** Takes the next message out of sight; whoever takes it then hides or removes it. */
  take(): QueuedMessage | undefined {
    const message = this.next;
    if (message) this.visible.delete(message);
    return message;
  }

  /** Puts a message in flight until that time; back in sight, if that is past. */
  hide(message: QueuedMessage, until: number, now: number): void {
    this.conceal(message);
    if (until > now) this.inFlight.add(message, until);
    else this.show(message);
  }

  remove(message: QueuedMessage): void {
    this.conceal(message);
    this.byNumber.delete(message.number);
    this.bySending.delete(message);
  }

  /** Takes all of them out. @returns them, in no order */
  clear(): QueuedMessage[] {
    this.byNumber.clear();
    for (const heap of [this.visible, this.delayed, this.inFlight]) heap.clear();
    return this.bySending.clear();
  }

  /** Makes those visible whose time has come. */
  surface(now: number): void {
    for (const hidden of [this.delayed, this.inFlight]) {
      for (let { first } = hidden; first && hidden.firstKey <= now; { first } = hidden) {
        hidden.delete(first);
        this.show(first);
      }
    }
  }

  private show(message: QueuedMessage): void {
    message.transaction = undefined;
    this.visible.add(message, this.turn++);
  }

  private conceal(message: QueuedMessage): void {
    this.visible.delete(message);
    this.delayed.delete(message);
    this.inFlight.delete(message);
  }
}
