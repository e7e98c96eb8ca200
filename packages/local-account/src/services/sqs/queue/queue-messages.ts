import type { Room } from '../../../capacity/room';
import type { Clock } from '../../../clock/clock';
import type { Numbers } from '../../../store/numbers';
import type { Change, Store } from '../../../store/store';
import type { Trace } from '../../../trace/trace';
import type { Happening, TransactionIdentity } from '../../../trace/trace-record';
import { queueDoesNotExist } from '../error/error';
import type { Message, QueuedMessage } from '../message/message';
import { resentMessage } from '../message/new-message';
import { parseReceiptHandle, receiptHandle } from '../message/receipt-handle';
import type { Delivery, ReceiveRequest } from './delivery';
import { describeSent } from './describe-sent';
import { MAXIMUM_IN_FLIGHT, tooManyInFlight } from './in-flight-limit';
import { KeptMessages } from './kept-messages';
import { MessageIndex } from './message-index';
import type { QueueSettings } from './queue-settings';
import { QueueTimer } from './queue-timer';
import { deadLetter, isExhausted } from './redrive';
import type { RestoredMessage } from './restored-messages';
import { hiddenUntil } from './visibility';
import { WaitingReceivers } from './waiting-receivers';

/** So many are forgotten at a time when a queue is purged. */
const FORGOTTEN_AT_ONCE = 1_000;

export interface QueueMessagesProps {
  readonly queueName: string;
  readonly queueArn: string;
  /** The settings that hold now. */
  readonly settings: () => Pick<QueueSettings, 'MessageRetentionPeriod' | 'RedrivePolicy'>;
  readonly clock: Clock;
  /** Of messages and deliveries. */
  readonly numbers: Pick<Numbers, 'next'>;
  readonly room: Pick<Room, 'release'>;
  readonly store: Store;
  readonly trace: Trace;
  /** Finds the messages of another queue, for dead letters. */
  readonly messagesOf: (queueArn: string) => QueueMessages | undefined;
}

/**
 * The messages of one queue on their way from sender to receiver: an index in memory, and the messages themselves in the store. Time passes
 * for them whenever they are looked at, and by one timer for what waits for time.
 */
export class QueueMessages {
  readonly queueName: string;
  private readonly clock: Clock;
  /** The time that hides messages: milliseconds in which the account ran. Their retention goes by the date. */
  private readonly elapsedMs: () => number;
  private readonly index = new MessageIndex();
  private readonly kept: KeptMessages;
  private readonly receivers: WaitingReceivers;
  private readonly timer: QueueTimer;
  private readonly end = new AbortController();
  private isDestroyed = false;

  constructor(private readonly props: QueueMessagesProps) {
    const { queueName, clock, store } = props;
    this.queueName = queueName;
    this.clock = clock;
    this.elapsedMs = clock.stopwatch();
    this.kept = new KeptMessages(queueName, store, clock, this.elapsedMs);
    this.receivers = new WaitingReceivers(clock);
    this.timer = new QueueTimer(clock, () => this.pass());
  }

  /** How many messages there are in each state. */
  get counts() {
    this.pass();
    const { visibleCount, delayedCount, inFlightCount } = this.index;
    return { visible: visibleCount, delayed: delayedCount, inFlight: inFlightCount };
  }

  /** When the message was sent that was sent first of those that are here, in milliseconds since the epoch. */
  get oldestEnqueuedAt(): number | undefined {
    return this.index.oldest?.enqueuedAt;
  }

  /** Takes back what an earlier run has kept. */
  restore(messages: readonly RestoredMessage[]): void {
    const now = this.elapsedMs();
    const toElapsed = (date: number) => now + date - this.clock.now();
    for (const { visibleAt, message } of messages) {
      const { delivery } = message;
      if (delivery) message.delivery = { ...delivery, receivedAt: toElapsed(delivery.receivedAt) };
      this.index.add(message, toElapsed(visibleAt), now);
    }
    this.pass();
  }

  /**
   * Takes in a message that has its room, and gives it to whoever waits for one.
   *
   * @param keep keeps it: the message is there once it has
   * @throws what `keep` throws: then there is no such message; AwsError NonExistentQueue when the queue was deleted meanwhile
   */
  async send(
    message: Message,
    delaySeconds: number,
    keep: (changes: readonly Change[]) => Promise<void>,
  ): Promise<void> {
    const queued = this.queue(message);
    const visibleAt = delaySeconds > 0 ? this.elapsedMs() + delaySeconds * 1000 : undefined;
    await keep(this.kept.additions(queued, message, visibleAt));
    if (this.isDestroyed) {
      this.props.store.write(this.kept.removal(queued));
      throw queueDoesNotExist();
    }
    const now = this.elapsedMs();
    this.index.add(queued, visibleAt ?? now, now);
    this.record(message.transaction, describeSent(message));
    this.pass();
  }

  /**
   * Gives out messages, at once if there are any, else as soon as there are or the wait is over.
   *
   * @throws AwsError OverLimit on a short poll while 120,000 messages are in flight; a long poll waits
   */
  async receive(request: ReceiveRequest): Promise<Delivery[]> {
    if (request.signal.aborted) return [];
    this.pass();
    const deliveries = this.deliver(request);
    if (deliveries.length > 0) return deliveries;
    if (request.waitMs > 0) {
      const waiting = this.receivers.wait(request);
      this.schedule();
      return waiting;
    }
    if (this.index.inFlightCount >= MAXIMUM_IN_FLIGHT) throw tooManyInFlight();
    return [];
  }

  /**
   * Deletes the message of a delivery. Nothing happens when it is gone already, or was received again since: with an old
   * handle "the request will succeed, but the message might not be deleted" (SQS API Reference, DeleteMessage).
   *
   * @throws AwsError ReceiptHandleIsInvalid for a handle that is none of this queue's
   */
  delete(handle: string): void {
    this.pass();
    const { messageNumber, deliveryId } = parseReceiptHandle(this.props.queueArn, handle);
    const message = this.index.get(messageNumber);
    if (message?.delivery?.id !== deliveryId) return;
    this.drop(message, { what: 'MessageDeleted' });
    this.pass();
  }

  /**
   * Hides the message of a delivery for so long from now on; zero shows it at once.
   *
   * @throws AwsError ReceiptHandleIsInvalid, InvalidParameterValue or MessageNotInflight
   */
  changeVisibility(handle: string, visibilityTimeoutSeconds: number): void {
    this.pass();
    const now = this.elapsedMs();
    const message = this.index.get(parseReceiptHandle(this.props.queueArn, handle).messageNumber);
    const until = hiddenUntil(message, handle, visibilityTimeoutSeconds, now);
    if (message) {
      this.index.hide(message, until, now);
      this.props.store.write([this.kept.stateChange(message, until)]);
    }
    this.pass();
  }

  /** Deletes every message, in whatever state; that they are gone from the store takes a while, as on AWS. */
  purge(): void {
    void this.forgetAll(this.index.clear());
  }

  /**
   * Sends the message whose turn it is once more, to another queue, and takes it out of this one.
   *
   * @param targetFor says to which; when it throws, the message stays
   * @returns whether there was a visible message
   */
  resendNext(targetFor: (message: Message) => QueueMessages): boolean {
    this.pass();
    const queued = this.index.next;
    if (!queued) return false;
    const message = this.kept.read(queued);
    const target = targetFor(message);
    const resent = resentMessage(message, this.clock.now());
    this.move(queued, resent, target, { newMessageId: resent.messageId }, message.transaction);
    return true;
  }

  /** Lets pass what time, or other settings, have made due. */
  pass(): void {
    this.expire(this.clock.now());
    this.index.surface(this.elapsedMs());
    if (this.index.visibleCount > 0 && !this.receivers.isEmpty) {
      this.receivers.serve((request) => this.deliver(request));
    }
    this.schedule();
  }

  /** Sends waiting receivers away with nothing and forgets about time. */
  stop(): void {
    this.receivers.end();
    this.timer.stop();
    this.end.abort();
  }

  /**
   * Ends the queue's messages with the queue. What AWS tells those that wait there is Not confirmed against AWS.
   *
   * @returns when none of them is kept any more
   */
  destroy(): Promise<void> {
    this.isDestroyed = true;
    const forgotten = this.forgetAll(this.index.clear());
    this.receivers.refuseAll(queueDoesNotExist());
    this.timer.stop();
    return forgotten;
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

  /**
   * Hands a message over to another queue of this service, which it is then in, and in this one no more.
   *
   * @param arriving as it arrives there
   * @param from which transaction left
   */
  private move(
    queued: QueuedMessage,
    arriving: Message,
    target: QueueMessages,
    moved: Omit<Extract<Happening, { what: 'MessageMoved' }>, 'what' | 'to'>,
    from: TransactionIdentity,
  ): void {
    const { body, ...head } = arriving;
    const arrived = target.queue(arriving, queued);
    this.index.remove(queued);
    this.props.store.write([...this.kept.departure(queued), ...target.kept.arrival(arrived, head)]);
    this.record(from, { what: 'MessageMoved', to: target.queueName, ...moved });
    const now = target.elapsedMs();
    target.index.add(arrived, now, now);
    target.pass();
  }

  private schedule(): void {
    const { oldest, nextVisibleAt } = this.index;
    const untilExpiryMs = oldest ? this.expiresAt(oldest) - this.clock.now() : Infinity;
    const untilVisibleMs = this.receivers.isEmpty ? Infinity : nextVisibleAt - this.elapsedMs();
    this.timer.set(Math.min(untilExpiryMs, untilVisibleMs));
  }

  private expire(now: number): void {
    for (let { oldest } = this.index; oldest && this.expiresAt(oldest) <= now; { oldest } = this.index) {
      this.drop(oldest, { what: 'MessageExpired' });
    }
  }

  private expiresAt(message: QueuedMessage): number {
    return message.enqueuedAt + this.props.settings().MessageRetentionPeriod * 1000;
  }

  private deliver({ maxNumberOfMessages, visibilityTimeoutSeconds }: ReceiveRequest): Delivery[] {
    if (!this.kept.isReadable) {
      void this.passOnceReadable();
      return [];
    }
    const taken: Taken[] = [];
    const room = Math.min(maxNumberOfMessages, MAXIMUM_IN_FLIGHT - this.index.inFlightCount);
    const failed: (Taken & { readonly target: QueueMessages })[] = [];
    while (taken.length < room) {
      const queued = this.index.take();
      if (!queued) break;
      const message = this.kept.read(queued);
      const target = this.deadLettersFor(queued);
      if (target) failed.push({ queued, message, target });
      else taken.push({ queued, message });
    }
    const deliveries = taken.map((each) => this.newDelivery(each));
    const now = this.elapsedMs();
    const until = now + visibilityTimeoutSeconds * 1000;
    for (const { queued } of taken) this.index.hide(queued, until, now);
    this.props.store.write(taken.map(({ queued }) => this.kept.stateChange(queued, until)));
    for (const { message, receiveCount } of deliveries) {
      this.record(message.transaction, { what: 'MessageReceived', receiveCount });
    }
    for (const { queued, message, target } of failed) {
      const dead = deadLetter(message, queued, this.props.queueArn);
      this.move(queued, dead, target, {}, message.transaction);
    }
    return deliveries;
  }

  private newDelivery({ queued, message }: Taken): Delivery {
    queued.receiveCount += 1;
    queued.firstReceivedAt ??= this.clock.now();
    queued.delivery = { id: this.props.numbers.next(), receivedAt: this.elapsedMs() };
    queued.transaction = message.transaction;
    const { number: messageNumber, delivery, receiveCount, firstReceivedAt } = queued;
    return {
      message,
      receiptHandle: receiptHandle(this.props.queueArn, { messageNumber, deliveryId: delivery.id }),
      receiveCount,
      firstReceivedAt,
    };
  }

  /**
   * Where a message goes that is not to be received once more. What AWS does when that queue has been deleted is
   * Not confirmed against AWS: here the message stays, so that it is not lost.
   */
  private deadLettersFor(message: QueuedMessage): QueueMessages | undefined {
    const policy = this.props.settings().RedrivePolicy?.policy;
    if (!policy || !isExhausted(message, policy)) return undefined;
    return this.props.messagesOf(policy.deadLetterTargetArn);
  }

  private drop(queued: QueuedMessage, happening: Happening): void {
    this.index.remove(queued);
    this.forget(queued, happening);
  }

  private forget(queued: QueuedMessage, happening: Happening): void {
    const transaction = queued.transaction ?? this.kept.readHead(queued)?.transaction ?? {};
    this.props.store.write(this.kept.removal(queued));
    this.props.room.release(queued.sizeBytes);
    this.record(transaction, happening);
  }

  /** Has others go on in between: there may be a million. */
  private async forgetAll(messages: readonly QueuedMessage[]): Promise<void> {
    try {
      for (const [at, message] of messages.entries()) {
        this.forget(message, { what: 'MessageDeleted' });
        if ((at + 1) % FORGOTTEN_AT_ONCE === 0) await this.props.store.caughtUp(this.end.signal);
      }
    } catch (error) {
      if (error !== this.end.signal.reason) throw error;
    }
  }

  private async passOnceReadable(): Promise<void> {
    try {
      await this.props.store.caughtUp(this.end.signal);
      this.pass();
    } catch (error) {
      if (error !== this.end.signal.reason) throw error;
    }
  }

  private record(transaction: TransactionIdentity, happening: Happening): void {
    this.props.trace.record(this.queueName, transaction, happening);
  }
}

/** A message that is given out: as memory holds it, and the whole of it. */
interface Taken {
  readonly queued: QueuedMessage;
  readonly message: Message;
}
