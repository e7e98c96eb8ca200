import type { Clock } from '../../../clock/clock';
import { keyOf } from '../../../store/keys';
import type { Change, Store } from '../../../store/store';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Message, QueuedMessage } from '../message/message';
import { readHead, readMessage, writeMessage } from '../message/written-message';

/** Where messages are kept, by queue and number. */
export const MESSAGES = 'messages';
/** Where it is kept how often they were received and when they are visible, by queue and number. */
export const STATES = 'receives';

/** What is kept of a message that was received, or was sent with a delay. Times are in milliseconds since the epoch. */
export interface KeptState extends Pick<QueuedMessage, 'receiveCount' | 'firstReceivedAt' | 'delivery'> {
  readonly visibleAt: number;
}

/** The messages of one queue as they are kept. Times that it is given are in the time that hides messages. */
export class KeptMessages {
  /** @param elapsedMs the time that hides messages */
  constructor(
    private readonly queueName: string,
    private readonly store: Store,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly elapsedMs: () => number,
  ) {}

  /** Whether messages can be read at this moment. */
  get isReadable(): boolean {
    return this.store.isReadable;
  }

  read({ number }: QueuedMessage): Message {
    const text = this.store.get(this.key(MESSAGES, number));
    if (text === undefined) throw new Error(`The store has lost message ${number} of ${this.queueName}.`);
    return readMessage(text);
  }

  /** Which transaction a message carries. @returns undefined if it cannot be read at this moment */
  transactionOf({ number }: QueuedMessage): TransactionIdentity | undefined {
    const text = this.isReadable ? this.store.get(this.key(MESSAGES, number)) : undefined;
    return text === undefined ? undefined : readHead(text).transaction;
  }

  /** What it takes to keep a message that was sent, or moved here. @param visibleAt @default - at once, as is not kept */
  addition(queued: QueuedMessage, message: Message, visibleAt?: number): Change[] {
    return [
      { key: this.key(MESSAGES, queued.number), value: writeMessage(message) },
      ...(visibleAt === undefined ? [] : [this.stateChange(queued, visibleAt)]),
    ];
  }

  /** What it takes to forget a message. */
  removal({ number }: QueuedMessage): Change[] {
    return [{ key: this.key(MESSAGES, number) }, { key: this.key(STATES, number) }];
  }

  /** What it takes to keep that a message was received, or hidden. */
  stateChange({ number, receiveCount, firstReceivedAt, delivery }: QueuedMessage, visibleAt: number): Change {
    const state: KeptState = {
      receiveCount,
      firstReceivedAt,
      visibleAt: this.dateOf(visibleAt),
      delivery: delivery && { id: delivery.id, receivedAt: this.dateOf(delivery.receivedAt) },
    };
    return { key: this.key(STATES, number), value: JSON.stringify(state) };
  }

  private dateOf(elapsed: number): number {
    return Math.round(this.clock.now() + elapsed - this.elapsedMs());
  }

  private key(kind: string, number: number): string {
    return keyOf(kind, this.queueName, number);
  }
}
