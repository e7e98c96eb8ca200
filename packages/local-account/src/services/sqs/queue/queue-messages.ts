import type { Room } from '../../../capacity/room';
import type { Clock } from '../../../clock/clock';
import type { Trace } from '../../../trace/trace';
import type { Happening } from '../../../trace/trace-record';
import { queueDoesNotExist } from '../error/error';
import type { Message } from '../message/message';
import { resentMessage } from '../message/new-message';
import { parseReceiptHandle } from '../message/receipt-handle';
import { type Delivery, newDelivery, type ReceiveRequest } from './delivery';
import { describeSent } from './describe-sent';
import { MAXIMUM_IN_FLIGHT, tooManyInFlight } from './in-flight-limit';
import { MessageStore } from './message-store';
import type { QueueSettings } from './queue-settings';
import { QueueTimer } from './queue-timer';
import { deadLetter, isExhausted } from './redrive';
import { hiddenUntil } from './visibility';
import { WaitingReceivers } from './waiting-receivers';

export interface QueueMessagesProps {
  readonly queueName: string;
  readonly queueArn: string;
  /** The settings that hold now. */
  readonly settings: () => Pick<QueueSettings, 'MessageRetentionPeriod' | 'RedrivePolicy'>;
  readonly clock: Clock;
  readonly room: Pick<Room, 'release'>;
  readonly trace: Trace;
  /** Finds the messages of another queue, for dead letters. */
  readonly messagesOf: (queueArn: string) => QueueMessages | undefined;
}

/**
 * The messages of one queue on their way from sender to receiver. Time passes for them whenever they are looked at, and by one timer
 * for what waits for time.
 */
export class QueueMessages {
  readonly queueName: string;
  private readonly clock: Clock;
  /** The time that hides messages: milliseconds in which the account ran. Their retention goes by the date. */
  private readonly elapsedMs: () => number;
  private deliveryCount = 0;
  private readonly store = new MessageStore();
  private readonly receivers: WaitingReceivers;
  private readonly timer: QueueTimer;

  constructor(private readonly props: QueueMessagesProps) {
    const { queueName, clock } = props;
    this.queueName = queueName;
    this.clock = clock;
    this.elapsedMs = clock.stopwatch();
    this.receivers = new WaitingReceivers(clock);
    this.timer = new QueueTimer(clock, () => this.pass());
  }

  /** How many messages there are in each state. */
  get counts() {
    this.pass();
    const { visibleCount, delayedCount, inFlightCount } = this.store;
    return { visible: visibleCount, delayed: delayedCount, inFlight: inFlightCount };
  }

  /** Takes in a message that has its room, and gives it to whoever waits for one. */
  send(message: Message, delaySeconds = 0): void {
    const now = this.elapsedMs();
    this.store.add(message, now + delaySeconds * 1000, now);
    this.record(message, describeSent(message));
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
    if (this.store.inFlightCount >= MAXIMUM_IN_FLIGHT) throw tooManyInFlight();
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
    const { messageId, deliveryId } = parseReceiptHandle(this.props.queueArn, handle);
    const message = this.store.get(messageId);
    if (message?.delivery?.id !== deliveryId) return;
    this.drop(message);
    this.record(message, { what: 'MessageDeleted' });
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
    const message = this.store.get(parseReceiptHandle(this.props.queueArn, handle).messageId);
    const until = hiddenUntil(message, handle, visibilityTimeoutSeconds, now);
    if (message) this.store.hide(message, until, now);
    this.pass();
  }

  /** Deletes every message, in whatever state. */
  purge(): void {
    for (const message of this.store.all()) {
      this.drop(message);
      this.record(message, { what: 'MessageDeleted' });
    }
  }

  /**
   * Sends the message whose turn it is once more, to another queue, and takes it out of this one.
   *
   * @param targetFor says to which; when it throws, the message stays
   * @returns whether there was a visible message
   */
  resendNext(targetFor: (message: Message) => QueueMessages): boolean {
    this.pass();
    const message = this.store.next;
    if (!message) return false;
    const target = targetFor(message);
    const resent = resentMessage(message, this.clock.now());
    this.store.remove(message);
    this.record(message, { what: 'MessageMoved', to: target.queueName, newMessageId: resent.messageId });
    target.accept(resent);
    return true;
  }

  /** Lets pass what time, or other settings, have made due. */
  pass(): void {
    this.expire(this.clock.now());
    this.store.surface(this.elapsedMs());
    if (this.store.visibleCount > 0 && !this.receivers.isEmpty) {
      this.receivers.serve((request) => this.deliver(request));
    }
    this.schedule();
  }

  /** Sends waiting receivers away with nothing and forgets about time. */
  stop(): void {
    this.receivers.end();
    this.timer.stop();
  }

  /** Ends the queue's messages with the queue. What AWS tells those that wait there is Not confirmed against AWS. */
  destroy(): void {
    this.purge();
    this.receivers.refuseAll(queueDoesNotExist());
    this.timer.stop();
  }

  /** Takes a message over from another queue of this service, which has counted its bytes. */
  private accept(message: Message): void {
    const now = this.elapsedMs();
    this.store.add(message, now, now);
    this.pass();
  }

  private schedule(): void {
    const { oldest, nextVisibleAt } = this.store;
    const untilExpiryMs = oldest ? this.expiresAt(oldest) - this.clock.now() : Infinity;
    const untilVisibleMs = this.receivers.isEmpty ? Infinity : nextVisibleAt - this.elapsedMs();
    this.timer.set(Math.min(untilExpiryMs, untilVisibleMs));
  }

  private expire(now: number): void {
    for (let { oldest } = this.store; oldest && this.expiresAt(oldest) <= now; { oldest } = this.store) {
      this.drop(oldest);
      this.record(oldest, { what: 'MessageExpired' });
    }
  }

  private expiresAt(message: Message): number {
    return message.enqueuedAt + this.props.settings().MessageRetentionPeriod * 1000;
  }

  private deliver({ maxNumberOfMessages, visibilityTimeoutSeconds }: ReceiveRequest): Delivery[] {
    const deliveries: Delivery[] = [];
    const room = Math.min(maxNumberOfMessages, MAXIMUM_IN_FLIGHT - this.store.inFlightCount);
    const failed: { message: Message; target: QueueMessages }[] = [];
    while (deliveries.length < room) {
      const message = this.store.take();
      if (!message) break;
      const target = this.deadLettersFor(message);
      if (target) failed.push({ message, target });
      else deliveries.push(this.newDelivery(message));
    }
    const now = this.elapsedMs();
    for (const { message } of deliveries) {
      this.store.hide(message, now + visibilityTimeoutSeconds * 1000, now);
    }
    for (const { message, receiveCount } of deliveries) {
      this.record(message, { what: 'MessageReceived', receiveCount });
    }
    for (const { message, target } of failed) {
      this.store.remove(message);
      this.record(message, { what: 'MessageMoved', to: target.queueName });
      target.accept(deadLetter(message, this.props.queueArn));
    }
    return deliveries;
  }

  private newDelivery(message: Message): Delivery {
    const id = String((this.deliveryCount += 1));
    return newDelivery(message, this.props.queueArn, id, {
      date: this.clock.now(),
      elapsedMs: this.elapsedMs(),
    });
  }

  /**
   * Where a message goes that is not to be received once more. What AWS does when that queue has been deleted is
   * Not confirmed against AWS: here the message stays, so that it is not lost.
   */
  private deadLettersFor(message: Message): QueueMessages | undefined {
    const policy = this.props.settings().RedrivePolicy?.policy;
    if (!policy || !isExhausted(message, policy)) return undefined;
    return this.props.messagesOf(policy.deadLetterTargetArn);
  }

  private drop(message: Message): void {
    this.store.remove(message);
    this.props.room.release(message.roomBytes);
  }

  private record(message: Message, happening: Happening): void {
    this.props.trace.record(this.queueName, message.transaction, happening);
  }
}
