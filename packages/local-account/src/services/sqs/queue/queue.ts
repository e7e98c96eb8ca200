import type { Trace } from '../../../trace/trace';
import { queueDoesNotExist } from '../error/error';
import type { Message } from '../message/message';
import { resentMessage } from '../message/new-message';
import { parseReceiptHandle } from '../message/receipt-handle';
import { type Delivery, newDelivery, type ReceiveRequest } from './delivery';
import { MAXIMUM_IN_FLIGHT, tooManyInFlight } from './in-flight-limit';
import type { MemoryBound } from './memory-bound';
import { MessageStore } from './message-store';
import type { QueueSettings } from './queue-settings';
import { QueueTimer } from './queue-timer';
import { deadLetter, isExhausted } from './redrive';
import { hiddenUntil } from './visibility';
import { WaitingReceivers } from './waiting-receivers';

export interface QueueProps {
  readonly name: string;
  readonly arn: string;
  readonly settings: QueueSettings;
  readonly memory: MemoryBound;
  readonly trace: Trace;
  /** Finds another queue, for dead letters. */
  readonly queueByArn: (arn: string) => Queue | undefined;
  /** Where the queue can be reached. */
  readonly url: () => string;
}

/** One standard queue. Time passes for it whenever it is looked at, and by one timer for what waits for time. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly createdAt = Date.now();
  readonly tags = new Map<string, string>();
  /** Milliseconds since the epoch. @default - never purged */
  lastPurgedAt?: number;
  private currentSettings: QueueSettings;
  private lastModifiedAt = this.createdAt;
  private deliveryCount = 0;
  private readonly messages = new MessageStore();
  private readonly receivers = new WaitingReceivers();
  private readonly timer = new QueueTimer(() => {
    this.pass();
  });

  constructor(private readonly props: QueueProps) {
    this.name = props.name;
    this.arn = props.arn;
    this.currentSettings = props.settings;
  }

  get url(): string {
    return this.props.url();
  }

  get settings(): QueueSettings {
    return this.currentSettings;
  }

  /** When the settings were last changed, in milliseconds since the epoch. */
  get modifiedAt(): number {
    return this.lastModifiedAt;
  }

  /** How many messages there are in each state. */
  get counts() {
    this.pass();
    const { visibleCount, delayedCount, inFlightCount } = this.messages;
    return { visible: visibleCount, delayed: delayedCount, inFlight: inFlightCount };
  }

  set(settings: QueueSettings): void {
    this.currentSettings = settings;
    this.lastModifiedAt = Date.now();
    this.pass();
  }

  /**
   * Takes a message in, and gives it to whoever waits for one.
   *
   * @throws AwsError OverLimit when it does not fit into memory
   */
  send(message: Message, delaySeconds = 0): void {
    this.props.memory.reserve(message.sizeBytes);
    const now = Date.now();
    this.messages.add(message, now + delaySeconds * 1000, now);
    this.record(message, { what: 'MessageSent', bytes: message.sizeBytes });
    this.pass();
  }

  /** Takes a message over from another queue of this service, which has counted its bytes. */
  accept(message: Message): void {
    const now = Date.now();
    this.messages.add(message, now, now);
    this.pass();
  }

  /**
   * Gives out messages, at once if there are any, else as soon as there are or the wait is over.
   *
   * @throws AwsError OverLimit on a short poll while 120,000 messages are in flight; a long poll waits
   */
  async receive(request: ReceiveRequest): Promise<Delivery[]> {
    if (request.signal?.aborted) return [];
    this.pass();
    const deliveries = this.deliver(request);
    if (deliveries.length > 0) return deliveries;
    if (request.waitMs > 0) {
      const waiting = this.receivers.wait(request);
      this.schedule();
      return waiting;
    }
    if (this.messages.inFlightCount >= MAXIMUM_IN_FLIGHT) throw tooManyInFlight();
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
    const { messageId, deliveryId } = parseReceiptHandle(this.arn, handle);
    const message = this.messages.get(messageId);
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
    const message = this.messages.get(parseReceiptHandle(this.arn, handle).messageId);
    const until = hiddenUntil(message, handle, visibilityTimeoutSeconds);
    if (message) this.messages.hide(message, until, Date.now());
    this.pass();
  }

  /** Deletes every message, in whatever state. */
  purge(): void {
    for (const message of this.messages.all()) {
      this.drop(message);
      this.record(message, { what: 'MessageDeleted' });
    }
  }

  /**
   * Sends the message whose turn it is once more, to another queue, and takes it out of this one.
   *
   * @param targetFor says which queue; when it throws, the message stays
   * @returns whether there was a visible message
   */
  resendNext(targetFor: (message: Message) => Queue): boolean {
    this.pass();
    const message = this.messages.next;
    if (!message) return false;
    const target = targetFor(message);
    const resent = resentMessage(message);
    this.messages.remove(message);
    this.record(message, { what: 'MessageMoved', to: target.name, newMessageId: resent.messageId });
    target.accept(resent);
    return true;
  }

  /** Sends waiting receivers away with nothing and forgets about time. */
  stop(): void {
    this.receivers.end();
    this.timer.stop();
  }

  /** Ends the queue with all that is in it. What AWS tells those that wait there is Not confirmed against AWS. */
  destroy(): void {
    this.purge();
    this.receivers.refuseAll(queueDoesNotExist());
    this.timer.stop();
  }

  private pass(): void {
    const now = Date.now();
    this.expire(now);
    this.messages.surface(now);
    if (this.messages.visibleCount > 0 && !this.receivers.isEmpty) {
      this.receivers.serve((request) => this.deliver(request));
    }
    this.schedule();
  }

  private schedule(): void {
    const { oldest, nextVisibleAt } = this.messages;
    const nextExpiryAt = oldest ? this.expiresAt(oldest) : Infinity;
    this.timer.set(this.receivers.isEmpty ? nextExpiryAt : Math.min(nextExpiryAt, nextVisibleAt));
  }

  private expire(now: number): void {
    for (
      let { oldest } = this.messages;
      oldest && this.expiresAt(oldest) <= now;
      { oldest } = this.messages
    ) {
      this.drop(oldest);
      this.record(oldest, { what: 'MessageExpired' });
    }
  }

  private expiresAt(message: Message): number {
    return message.enqueuedAt + this.currentSettings.MessageRetentionPeriod * 1000;
  }

  private deliver({ maxNumberOfMessages, visibilityTimeoutSeconds }: ReceiveRequest): Delivery[] {
    const now = Date.now();
    const deliveries: Delivery[] = [];
    const room = Math.min(maxNumberOfMessages, MAXIMUM_IN_FLIGHT - this.messages.inFlightCount);
    const failed: { message: Message; target: Queue }[] = [];
    while (deliveries.length < room) {
      const message = this.messages.take();
      if (!message) break;
      const target = this.deadLetterQueueFor(message);
      if (target) failed.push({ message, target });
      else deliveries.push(newDelivery(message, this.arn, String((this.deliveryCount += 1))));
    }
    for (const { message } of deliveries) {
      this.messages.hide(message, now + visibilityTimeoutSeconds * 1000, now);
    }
    for (const { message, receiveCount } of deliveries) {
      this.record(message, { what: 'MessageReceived', receiveCount });
    }
    for (const { message, target } of failed) {
      this.messages.remove(message);
      this.record(message, { what: 'MessageMoved', to: target.name });
      target.accept(deadLetter(message, this.arn));
    }
    return deliveries;
  }

  /**
   * Where a message goes that is not to be received once more. What AWS does when that queue has been deleted is
   * Not confirmed against AWS: here the message stays, so that it is not lost.
   */
  private deadLetterQueueFor(message: Message): Queue | undefined {
    const policy = this.currentSettings.RedrivePolicy?.policy;
    if (!policy || !isExhausted(message, policy)) return undefined;
    return this.props.queueByArn(policy.deadLetterTargetArn);
  }

  private drop(message: Message): void {
    this.messages.remove(message);
    this.props.memory.release(message.sizeBytes);
  }

  private record(message: Message, happening: Parameters<Trace['record']>[2]): void {
    this.props.trace.record(this.name, message.transaction, happening);
  }
}
