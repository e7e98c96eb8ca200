import type { Room } from '../../../capacity/room';
import type { Clock } from '../../../clock/clock';
import type { Numbers } from '../../../store/numbers';
import type { Change, Store } from '../../../store/store';
import type { TransactionIdentity } from '../../../trace/trace-record';
import { queueDoesNotExist } from '../error/error';
import type { Message, QueuedMessage } from '../message/message';
import { KeptMessages } from './kept-messages';
import { MessageIndex } from './message-index';
import type { MessagesAtHand } from './messages-at-hand';
import type { RestoredMessage } from './restored-messages';

/** So many are forgotten at a time when a queue is purged. */
const FORGOTTEN_AT_ONCE = 1_000;

export interface QueueContentsProps {
  readonly queueName: string;
  readonly clock: Clock;
  /** Of messages. */
  readonly numbers: Pick<Numbers, 'next'>;
  readonly room: Pick<Room, 'release'>;
  readonly store: Store;
  /** Of all queues. */
  readonly atHand: MessagesAtHand;
}

/** A message on its way into a queue. */
export interface Arrival {
  readonly message: Message;
  readonly queued: QueuedMessage;
  /** In the time that hides messages. @default - at once */
  readonly visibleAt: number | undefined;
  /** What keeps it. */
  readonly changes: readonly Change[];
}

/** The messages that are in one queue: an index of them in memory and the messages themselves in the store, which change together. */
export class QueueContents {
  /** The time that hides messages: milliseconds in which the account ran. Their retention goes by the date. */
  readonly elapsedMs: () => number;
  private readonly index = new MessageIndex();
  private readonly kept: KeptMessages;
  private readonly end = new AbortController();
  private isDestroyed = false;

  constructor(private readonly props: QueueContentsProps) {
    const { queueName, clock, store } = props;
    this.elapsedMs = clock.stopwatch();
    this.kept = new KeptMessages(queueName, store, clock, this.elapsedMs);
  }

  /** How many messages there are in each state. */
  get counts() {
    const { visibleCount, delayedCount, inFlightCount } = this.index;
    return { visible: visibleCount, delayed: delayedCount, inFlight: inFlightCount };
  }

  /** The message that was sent first of those that are here, in whatever state. */
  get oldest(): QueuedMessage | undefined {
    return this.index.oldest;
  }

  /** The visible message whose turn it is. */
  get next(): QueuedMessage | undefined {
    return this.index.next;
  }

  /** When the next message becomes visible by itself, in the time that hides messages. */
  get nextVisibleAt(): number {
    return this.index.nextVisibleAt;
  }

  /** Whether messages can be read at this moment. */
  get isReadable(): boolean {
    return this.kept.isReadable;
  }

  /** The message of that number, if it is here. */
  find(messageNumber: number): QueuedMessage | undefined {
    return this.index.get(messageNumber);
  }

  /** The whole of a message. */
  read(queued: QueuedMessage): Message {
    return this.props.atHand.find(queued.number) ?? this.kept.read(queued);
  }

  /** Takes back what an earlier run has kept. */
  restore(messages: readonly RestoredMessage[]): void {
    const now = this.elapsedMs();
    const toElapsed = (date: number) => now + date - this.props.clock.now();
    for (const { visibleAt, message } of messages) {
      const { delivery } = message;
      if (delivery) message.delivery = { ...delivery, receivedAt: toElapsed(delivery.receivedAt) };
      this.index.add(message, toElapsed(visibleAt), now);
    }
  }

  /** Prepares to take in a message that has its room. */
  prepare(message: Message, delaySeconds: number): Arrival {
    const queued = this.queue(message);
    const visibleAt = delaySeconds > 0 ? this.elapsedMs() + delaySeconds * 1000 : undefined;
    return { message, queued, visibleAt, changes: this.kept.addition(queued, message, visibleAt) };
  }

  /**
   * Takes in a message that is kept by now.
   *
   * @throws AwsError NonExistentQueue when the queue was deleted meanwhile: then the message is forgotten
   */
  enter({ message, queued, visibleAt }: Arrival): void {
    if (this.isDestroyed) {
      this.props.store.write(this.kept.removal(queued));
      throw queueDoesNotExist();
    }
    const now = this.elapsedMs();
    this.index.add(queued, visibleAt ?? now, now);
    this.props.atHand.hold(queued.number, message);
  }

  /** Takes the next message out of sight; whoever takes it then hides it, or hands it over. */
  take(): QueuedMessage | undefined {
    return this.index.take();
  }

  /** Puts messages in flight until that time; back in sight, if that is past. */
  hide(messages: readonly QueuedMessage[], until: number): void {
    const now = this.elapsedMs();
    for (const message of messages) this.index.hide(message, until, now);
    this.props.store.write(messages.map((message) => this.kept.stateChange(message, until)));
  }

  /** Makes those visible whose time has come. */
  surface(): void {
    this.index.surface(this.elapsedMs());
  }

  /** Hands a message over to another queue of this service, which it is then in, and in this one no more. @param arriving as it arrives there */
  handOver(queued: QueuedMessage, arriving: Message, target: QueueContents): void {
    const arrived = target.queue(arriving, queued);
    this.index.remove(queued);
    this.props.atHand.drop(queued.number);
    const now = target.elapsedMs();
    // How often it was received is kept, too.
    const visibleAt = arrived.receiveCount > 0 ? now : undefined;
    this.props.store.write([
      ...this.kept.removal(queued),
      ...target.kept.addition(arrived, arriving, visibleAt),
    ]);
    target.index.add(arrived, now, now);
  }

  /** Takes a message out for good. @returns which transaction it carried */
  remove(queued: QueuedMessage): TransactionIdentity {
    this.index.remove(queued);
    return this.forget(queued);
  }

  /** Takes those out for good that were sent until then, in milliseconds since the epoch. @returns which transaction each carried */
  *removeSentUntil(time: number): Generator<TransactionIdentity> {
    for (let { oldest } = this; oldest && oldest.enqueuedAt <= time; { oldest } = this)
      yield this.remove(oldest);
  }

  /**
   * Takes all messages out for good: at once, but that they are forgotten takes a while, in which others go on. There may be a million.
   *
   * @param onForgotten is told which transaction each carried
   */
  async clear(onForgotten: (transaction: TransactionIdentity) => void): Promise<void> {
    for (const [at, message] of this.index.clear().entries()) {
      onForgotten(this.forget(message));
      if ((at + 1) % FORGOTTEN_AT_ONCE === 0 && !(await this.caughtUp())) return;
    }
  }

  /** Takes all messages out for good, and no other in. @param onForgotten as of `clear` */
  destroy(onForgotten: (transaction: TransactionIdentity) => void): Promise<void> {
    this.isDestroyed = true;
    return this.clear(onForgotten);
  }

  /** Waits until the store has written what it was given, after which messages can be read. @returns false if the wait was ended */
  async caughtUp(): Promise<boolean> {
    const { signal } = this.end;
    try {
      await this.props.store.caughtUp(signal);
      return true;
    } catch (error) {
      if (error !== signal.reason) throw error;
      return false;
    }
  }

  /** Ends all waits for the store. */
  stop(): void {
    this.end.abort();
  }

  /** A message as memory holds it here. @param before as it was in the queue that it is moved from @default - it is new */
  private queue(message: Message, before?: QueuedMessage): QueuedMessage {
    const { enqueuedAt, receiveCountBefore, sizeBytes } = message;
    return {
      number: before?.number ?? this.props.numbers.next(),
      enqueuedAt,
      receiveCountBefore,
      sizeBytes,
      receiveCount: receiveCountBefore,
      firstReceivedAt: receiveCountBefore > 0 ? before?.firstReceivedAt : undefined,
      sendingPlace: -1,
      turnPlace: -1,
    };
  }

  private forget(queued: QueuedMessage): TransactionIdentity {
    const transaction = queued.transaction ?? this.kept.transactionOf(queued) ?? {};
    this.props.atHand.drop(queued.number);
    this.props.store.write(this.kept.removal(queued));
    this.props.room.release(queued.sizeBytes);
    return transaction;
  }
}
