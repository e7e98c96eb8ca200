import type { Message } from '../message/message';
import { DeadlineHeap } from './deadline-heap';

/** The messages of one queue and who may see them when. It knows no clock: its callers say what time it is. */
export class MessageStore {
  private readonly byId = new Map<string, Message>();
  /** In the order of their sending: those that moved here keep their time, so that is not the order of arrival. */
  private readonly bySending = new DeadlineHeap<Message>();
  private readonly visible = new DeadlineHeap<Message>();
  private readonly delayed = new DeadlineHeap<Message>();
  private readonly inFlight = new DeadlineHeap<Message>();
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
  get oldest(): Message | undefined {
    return this.bySending.first?.item;
  }

  /** When the next message becomes visible by itself, in the time that hides messages. */
  get nextVisibleAt(): number {
    return Math.min(this.delayed.first?.key ?? Infinity, this.inFlight.first?.key ?? Infinity);
  }

  get(messageId: string): Message | undefined {
    return this.byId.get(messageId);
  }

  all(): Message[] {
    return this.bySending.items();
  }

  /** @param visibleAt in the time that hides messages; at once, if that is past */
  add(message: Message, visibleAt: number, now: number): void {
    this.byId.set(message.messageId, message);
    this.bySending.add(message, message.enqueuedAt);
    if (visibleAt > now) this.delayed.add(message, visibleAt);
    else this.show(message);
  }

  /** The visible message whose turn it is. */
  get next(): Message | undefined {
    return this.visible.first?.item;
  }

  /** Takes the next message out of sight; whoever takes it then hides or removes it. */
  take(): Message | undefined {
    const message = this.next;
    if (message) this.visible.delete(message);
    return message;
  }

  /** Puts a message in flight until that time; back in sight, if that is past. */
  hide(message: Message, until: number, now: number): void {
    this.conceal(message);
    if (until > now) this.inFlight.add(message, until);
    else this.show(message);
  }

  remove(message: Message): void {
    this.conceal(message);
    this.byId.delete(message.messageId);
    this.bySending.delete(message);
  }

  /** Makes those visible whose time has come. */
  surface(now: number): void {
    for (const hidden of [this.delayed, this.inFlight]) {
      for (let first = hidden.first; first && first.key <= now; first = hidden.first) {
        hidden.delete(first.item);
        this.show(first.item);
      }
    }
  }

  private show(message: Message): void {
    this.visible.add(message, this.turn++);
  }

  private conceal(message: Message): void {
    this.visible.delete(message);
    this.delayed.delete(message);
    this.inFlight.delete(message);
  }
}
