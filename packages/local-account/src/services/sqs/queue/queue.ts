import type { Clock } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import { QueueMessages, type QueueMessagesProps } from './queue-messages';
import type { QueueSettings } from './queue-settings';

/** A queue that "previously received a PurgeQueue request within the last 60 seconds" refuses (SQS API Reference, PurgeQueue). */
const PURGE_INTERVAL_SECONDS = 60;

export interface QueueProps extends Pick<
  QueueMessagesProps,
  'atHand' | 'clock' | 'numbers' | 'room' | 'store' | 'trace'
> {
  readonly name: string;
  readonly arn: string;
  /** Where clients reach the queue. */
  readonly url: string;
  readonly settings: QueueSettings;
  /** Finds another queue, for dead letters. */
  readonly findQueue: (queueArn: string) => Queue | undefined;
}

/** One standard queue: what its owner has set, and its messages. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly tags = new Map<string, string>();
  readonly messages: QueueMessages;
  private readonly clock: Clock;
  private currentSettings: QueueSettings;
  private lastModifiedAt: number;
  private lastPurgedAt = -Infinity;

  constructor({ name, arn, url, settings, findQueue, ...props }: QueueProps) {
    const { clock } = props;
    this.name = name;
    this.arn = arn;
    this.url = url;
    this.clock = clock;
    this.createdAt = clock.now();
    this.lastModifiedAt = this.createdAt;
    this.currentSettings = settings;
    this.messages = new QueueMessages({
      ...props,
      queueName: name,
      queueArn: arn,
      settings: () => this.currentSettings,
      messagesOf: (queueArn) => findQueue(queueArn)?.messages,
    });
  }

  get settings(): QueueSettings {
    return this.currentSettings;
  }

  /** When the settings were last changed, in milliseconds since the epoch. */
  get modifiedAt(): number {
    return this.lastModifiedAt;
  }

  set(settings: QueueSettings): void {
    this.currentSettings = settings;
    this.lastModifiedAt = this.clock.now();
    this.messages.pass();
  }

  /**
   * Deletes all messages at once; AWS takes up to a minute.
   *
   * @throws AwsError PurgeQueueInProgress within a minute of the last time
   */
  purge(): void {
    const now = this.clock.now();
    if (now - this.lastPurgedAt < PURGE_INTERVAL_SECONDS * 1000) {
      throw new AwsError(
        'AWS.SimpleQueueService.PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${this.name} is allowed every ${PURGE_INTERVAL_SECONDS} seconds.`,
        403,
      );
    }
    this.lastPurgedAt = now;
    this.messages.purge();
  }
}
