import type { Clock } from '../../../clock/clock';
import { keyOf } from '../../../store/keys';
import type { Change, Store } from '../../../store/store';
import type { Message, MessageHead, QueuedMessage } from '../message/message';
import { readHead, writeHead } from '../message/written-head';

/** Where messages are kept without their bodies, by queue and number. */
export const HEADS = 'messages';
/** Where it is kept how often they were received and when they are visible, by queue and number. */
export const STATES = 'receives';
/** Where their bodies are kept, by number: a message that moves leaves its body where it is. */
const BODIES = 'bodies';

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

  read(queued: QueuedMessage): Message {
    const body = this.store.get(keyOf(BODIES, queued.number));
    const head = this.readHead(queued);
    if (head === undefined || body === undefined) {
      throw new Error(`The store has lost message ${queued.number} of ${this.queueName}.`);
    }
    return { ...head, body };
  }

  /** @returns undefined if it cannot be read at this moment */
  readHead({ number }: QueuedMessage): MessageHead | undefined {
    const head = this.isReadable ? this.store.get(this.key(HEADS, number)) : undefined;
    return head === undefined ? undefined : readHead(head);
  }

  /** What it takes to keep a message that was sent. @param visibleAt @default - at once */
  additions(queued: QueuedMessage, message: Message, visibleAt?: number): Change[] {
    return [
      { key: keyOf(BODIES, queued.number), value: message.body },
      this.headChange(queued, message),
      ...(visibleAt === undefined ? [] : [this.stateChange(queued, visibleAt)]),
    ];
  }

  /** What it takes to keep a message that was moved here, at once visible. */
  arrival(queued: QueuedMessage, message: Message): Change[] {
    const wasReceived = queued.receiveCount > 0;
    return [
      this.headChange(queued, message),
      ...(wasReceived ? [this.stateChange(queued, this.elapsedMs())] : []),
    ];
  }

  /** What it takes to forget that a message is here; its body stays. */
  departure({ number }: QueuedMessage): Change[] {
    return [{ key: this.key(HEADS, number) }, { key: this.key(STATES, number) }];
  }

  /** What it takes to forget a message. */
  removal(queued: QueuedMessage): Change[] {
    return [...this.departure(queued), { key: keyOf(BODIES, queued.number) }];
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

  private headChange({ number }: QueuedMessage, message: Message): Change {
    return { key: this.key(HEADS, number), value: writeHead(message) };
  }

  private dateOf(elapsed: number): number {
    return Math.round(this.clock.now() + elapsed - this.elapsedMs());
  }

  private key(kind: string, number: number): string {
    return keyOf(kind, this.queueName, number);
  }
}
