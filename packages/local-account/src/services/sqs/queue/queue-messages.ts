import type { Trace } from '../../../trace/trace';
import type { Happening, TransactionIdentity } from '../../../trace/trace-record';
import { queueDoesNotExist } from '../error/error';
import type { Message, QueuedMessage } from '../message/message';
import { resentMessage } from '../message/new-message';
import { parseReceiptHandle } from '../message/receipt-handle';
import type { Delivery, ReceiveRequest } from './delivery';
import { describeSent } from './describe-sent';
import { MAXIMUM_IN_FLIGHT, tooManyInFlight } from './in-flight-limit';
import { type Arrival, QueueContents, type QueueContentsProps } from './queue-contents';
import type { QueueSettings } from './queue-settings';
import { QueueTimer } from './queue-timer';
import { deadLetter, isExhausted } from './redrive';
import type { RestoredMessage } from './restored-messages';
import { takeDeliveries } from './take-deliveries';
import { hiddenUntil } from './visibility';
import { WaitingReceivers } from './waiting-receivers';

export interface QueueMessagesProps extends QueueContentsProps {
  readonly queueArn: string;
  /** The settings that hold now. */
  readonly settings: () => Pick<QueueSettings, 'MessageRetentionPeriod' | 'RedrivePolicy'>;
  readonly trace: Trace;
  /** Finds the messages of another queue, for dead letters. */
  readonly messagesOf: (queueArn: string) => QueueMessages | undefined;
}

/**
 * The messages of one queue on their way from sender to receiver. Time passes for them whenever they are looked at, and by one timer for
 * what waits for time.
 */
export class QueueMessages {
  readonly queueName: string;
  private readonly contents: QueueContents;
  private readonly receivers: WaitingReceivers;
  private readonly timer: QueueTimer;
  private readonly recordDeleted = (transaction: TransactionIdentity): void => {
    this.record(transaction, { what: 'MessageDeleted' });
  };

  constructor(private readonly props: QueueMessagesProps) {
    const { queueName, clock } = props;
    this.queueName = queueName;
    this.contents = new QueueContents(props);
    this.receivers = new WaitingReceivers(clock);
    this.timer = new QueueTimer(clock, () => this.pass());
  }

  /** How many messages there are in each state. */
  get counts() {
    this.pass();
    return this.contents.counts;
  }

  /** When the message was sent that was sent first of those that are here, in milliseconds since the epoch. */
  get oldestEnqueuedAt(): number | undefined {
    return this.contents.oldest?.enqueuedAt;
  }

  /** Takes back what an earlier run has kept. */
  restore(messages: readonly RestoredMessage[]): void {
    this.contents.restore(messages);
    this.pass();
  }

  /** Prepares to take in a message that has its room. @returns what has to be kept before it enters */
  prepare(message: Message, delaySeconds: number): Arrival {
    return this.contents.prepare(message, delaySeconds);
  }

  /**
   * Takes in a message that is kept by now, and gives it to whoever waits for one.
   *
   * @throws AwsError NonExistentQueue when the queue was deleted meanwhile: then there is no such message
   */
  enter(arrival: Arrival): void {
    this.contents.enter(arrival);
    const { message } = arrival;
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
    if (this.contents.counts.inFlight >= MAXIMUM_IN_FLIGHT) throw tooManyInFlight();
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
    const message = this.contents.find(messageNumber);
    if (message?.delivery?.id !== deliveryId) return;
    this.record(this.contents.remove(message), { what: 'MessageDeleted' });
    this.pass();
  }

  /**
   * Hides the message of a delivery for so long from now on; zero shows it at once.
   *
   * @throws AwsError ReceiptHandleIsInvalid, InvalidParameterValue or MessageNotInflight
   */
  changeVisibility(handle: string, visibilityTimeoutSeconds: number): void {
    this.pass();
    const { messageNumber } = parseReceiptHandle(this.props.queueArn, handle);
    const message = this.contents.find(messageNumber);
    const until = hiddenUntil(message, handle, visibilityTimeoutSeconds, this.contents.elapsedMs());
    if (message) this.contents.hide([message], until);
    this.pass();
  }

  /** Deletes every message, in whatever state; that they are gone from the store takes a while, as on AWS. */
  purge(): void {
    void this.contents.clear(this.recordDeleted);
  }

  /**
   * Sends the message whose turn it is once more, to another queue, and takes it out of this one.
   *
   * @param targetFor says to which; when it throws, the message stays
   * @returns how large it is, in bytes; undefined if there was no visible message
   */
  resendNext(targetFor: (message: Message) => QueueMessages): number | undefined {
    this.pass();
    const queued = this.contents.next;
    if (!queued) return undefined;
    const message = this.contents.read(queued);
    const target = targetFor(message);
    const resent = resentMessage(message, this.props.clock.now());
    this.move(queued, resent, target, { newMessageId: resent.messageId }, message.transaction);
    return message.sizeBytes;
  }

  /** Waits until messages can be read, and moved without end: what was moved is written. @returns false if the queue's end came first */
  caughtUp(): Promise<boolean> {
    return this.contents.caughtUp();
  }

  /** Lets pass what time, or other settings, have made due. */
  pass(): void {
    this.expire();
    this.contents.surface();
    if (this.contents.counts.visible > 0 && !this.receivers.isEmpty) {
      this.receivers.serve((request) => this.deliver(request));
    }
    this.schedule();
  }

  /** Sends waiting receivers away with nothing and forgets about time. */
  stop(): void {
    this.receivers.end();
    this.timer.stop();
    this.contents.stop();
  }

  /**
   * Ends the queue's messages with the queue. What AWS tells those that wait there is Not confirmed against AWS.
   *
   * @returns when none of them is kept any more
   */
  destroy(): Promise<void> {
    const forgotten = this.contents.destroy(this.recordDeleted);
    this.receivers.refuseAll(queueDoesNotExist());
    this.timer.stop();
    return forgotten;
  }

  /** Hands a message over to another queue of this service. @param from which transaction left */
  private move(
    queued: QueuedMessage,
    arriving: Message,
    target: QueueMessages,
    moved: Omit<Extract<Happening, { what: 'MessageMoved' }>, 'what' | 'to'>,
    from: TransactionIdentity,
  ): void {
    this.contents.handOver(queued, arriving, target.contents);
    this.record(from, { what: 'MessageMoved', to: target.queueName, ...moved });
    target.pass();
  }

  private schedule(): void {
    const { oldest, nextVisibleAt, elapsedMs } = this.contents;
    const untilExpiryMs = (oldest?.enqueuedAt ?? Infinity) + this.retentionMs - this.props.clock.now();
    const untilVisibleMs = this.receivers.isEmpty ? Infinity : nextVisibleAt - elapsedMs();
    this.timer.set(Math.min(untilExpiryMs, untilVisibleMs));
  }

  private expire(): void {
    const sentUntil = this.props.clock.now() - this.retentionMs;
    for (const transaction of this.contents.removeSentUntil(sentUntil)) {
      this.record(transaction, { what: 'MessageExpired' });
    }
  }

  private get retentionMs(): number {
    return this.props.settings().MessageRetentionPeriod * 1000;
  }

  private deliver(request: ReceiveRequest): Delivery[] {
    if (!this.contents.isReadable) {
      void this.passOnceReadable();
      return [];
    }
    const { deliveries, exhausted } = takeDeliveries(this.contents, this.props, request, (message) =>
      this.deadLettersFor(message),
    );
    for (const { message, receiveCount } of deliveries) {
      this.record(message.transaction, { what: 'MessageReceived', receiveCount });
    }
    for (const { queued, message, target } of exhausted) {
      const dead = deadLetter(message, queued, this.props.queueArn);
      this.move(queued, dead, target, {}, message.transaction);
    }
    return deliveries;
  }

  /**
   * Where a message goes that is not to be received once more. What AWS does when that queue has been deleted is
   * Not confirmed against AWS: here the message stays, so that it is not lost.
   */
  private deadLettersFor(message: QueuedMessage): QueueMessages | undefined {
    const policy = this.props.settings().RedrivePolicy?.policy;
    return policy && isExhausted(message, policy)
      ? this.props.messagesOf(policy.deadLetterTargetArn)
      : undefined;
  }

  private async passOnceReadable(): Promise<void> {
    if (await this.contents.caughtUp()) this.pass();
  }

  private record(transaction: TransactionIdentity, happening: Happening): void {
    this.props.trace.record(this.queueName, transaction, happening);
  }
}
