import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { Numbers } from '../../../store/numbers';
import { invalidAttributeValue, queueDoesNotExist } from '../error/error';
import { MadeQueues } from './made-queues';
import { MessagesAtHand } from './messages-at-hand';
import { Queue } from './queue';
import { changedSettings, DEFAULT_SETTINGS, type QueueSettings } from './queue-settings';
import { addTags } from './queue-tags';
import { allowsRedriveFrom } from './redrive-allow-policy';
import { refusedRedrivePolicy } from './redrive-policy';
import { type RestoredMessage, restoreMessages } from './restored-messages';
import { requireStandardQueue } from './standard-queue';

/** "You must wait 60 seconds after deleting a queue" (SQS API Reference, CreateQueue, QueueDeletedRecently). */
const NAME_REST_MS = 60_000;

/** All queues of the account, by ARN. */
export class Queues {
  private readonly byArn = new Map<string, Queue>();
  private readonly deletedAt = new Map<string, number>();
  private readonly numbers: Numbers;
  private readonly atHand = new MessagesAtHand();
  private readonly made: MadeQueues;
  /** Messages of earlier runs whose queue has not been created yet, by its name. */
  private restored = new Map<string, RestoredMessage[]>();

  constructor(
    private readonly ports: Pick<
      AccountPorts,
      'access' | 'account' | 'capacity' | 'clock' | 'endpointUrl' | 'store' | 'trace'
    >,
  ) {
    this.numbers = new Numbers(ports.clock);
    this.made = new MadeQueues(ports.store);
  }

  /** Reads what earlier runs have kept: each queue takes back its messages when it is created. */
  async restore(): Promise<void> {
    this.restored = await restoreMessages(this.ports.store);
    for (const messages of this.restored.values()) {
      for (const { message } of messages) {
        this.numbers.passOver(Math.max(message.number, message.delivery?.id ?? 0));
        this.ports.capacity.room.hold(message.sizeBytes);
      }
    }
  }

  /** Makes the queues once more that clients of earlier runs have made, unless a template has one of that name now. */
  async restoreMade(): Promise<void> {
    const made = await this.made.all();
    const missing = made.filter(({ name }) => !this.byArn.has(arn(this.ports.account, 'sqs', name)));
    // A queue that others name as their dead-letter queue has to be there first.
    for (const { name, attributes, tags } of missing) {
      addTags(this.create(name, { ...attributes, RedrivePolicy: undefined }), tags);
    }
    for (const { name, attributes } of missing) {
      const queue = this.findQueue(arn(this.ports.account, 'sqs', name));
      const { RedrivePolicy } = attributes;
      if (queue && RedrivePolicy !== undefined) this.change(queue, { RedrivePolicy });
    }
  }

  /** How many messages of earlier runs have no queue now, in words. */
  get withoutQueue(): string[] {
    return [...this.restored].map(([name, messages]) => `messages of queue ${name}: ${messages.length}`);
  }

  /** Keeps a queue that a client has made, as it is now, for the runs to come. */
  keepMade(queue: Queue): void {
    this.made.keep(queue);
  }

  /** Keeps what has changed of a queue, if a client has made it. */
  updateMade(queue: Queue): void {
    this.made.update(queue);
  }

  all(): Queue[] {
    return [...this.byArn.values()];
  }

  findQueue(queueArn: string): Queue | undefined {
    return this.byArn.get(queueArn);
  }

  /**
   * The queue of a caller whose right has been checked. That AWS looks at the right first, so that who has none does not learn
   * whether the queue exists, is Not confirmed against AWS.
   *
   * @throws AwsError AWS.SimpleQueueService.NonExistentQueue
   */
  getQueue(queueArn: string): Queue {
    const queue = this.byArn.get(queueArn);
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  /** The queues that name this one as their dead-letter queue. */
  sourcesOf(deadLetterQueue: Queue): Queue[] {
    return this.all().filter(
      ({ settings }) => settings.RedrivePolicy?.policy.deadLetterTargetArn === deadLetterQueue.arn,
    );
  }

  /**
   * @param attributes as SetQueueAttributes takes them
   * @throws AwsError as CreateQueue does
   */
  create(name: string, attributes: Readonly<Record<string, string | undefined>>): Queue {
    requireStandardQueue(name, attributes);
    const { account, capacity, clock, endpointUrl, store, trace } = this.ports;
    const queueArn = arn(account, 'sqs', name);
    if (this.byArn.has(queueArn)) {
      throw new AwsError('QueueAlreadyExists', `A queue named ${name} already exists.`);
    }
    if (clock.now() - (this.deletedAt.get(queueArn) ?? -Infinity) < NAME_REST_MS) {
      throw new AwsError(
        'AWS.SimpleQueueService.QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    this.deletedAt.delete(queueArn);
    const settings = changedSettings(DEFAULT_SETTINGS, attributes);
    this.requireDeadLetterQueue(settings, queueArn);
    this.publishPolicy(queueArn, settings);
    const queue = new Queue({
      name,
      arn: queueArn,
      url: `${endpointUrl}/${account.accountId}/${name}`,
      settings,
      clock,
      numbers: this.numbers,
      room: capacity.room,
      store,
      atHand: this.atHand,
      trace,
      findQueue: (other) => this.findQueue(other),
    });
    this.byArn.set(queueArn, queue);
    queue.messages.restore(this.restored.get(name) ?? []);
    this.restored.delete(name);
    return queue;
  }

  /** @throws AwsError as SetQueueAttributes does */
  change(queue: Queue, attributes: Readonly<Record<string, string | undefined>>): void {
    this.set(queue, queue.settings, attributes);
  }

  /** As `change`, and what is not given goes back to its default; but the policy, which is another resource of a template, stays. */
  reset(queue: Queue, attributes: Readonly<Record<string, string | undefined>>): void {
    this.set(queue, { ...DEFAULT_SETTINGS, Policy: queue.settings.Policy }, attributes);
  }

  /** Deletes a queue for a client: its name is free again after a minute. */
  delete(queue: Queue): void {
    this.deletedAt.set(queue.arn, this.ports.clock.now());
    void this.remove(queue);
  }

  /** Deletes a queue; its name is free at once. @returns when nothing of its messages is kept any more */
  remove(queue: Queue): Promise<void> {
    this.byArn.delete(queue.arn);
    this.made.forget(queue);
    this.ports.access.removeResourcePolicy(queue.arn);
    return queue.messages.destroy();
  }

  stop(): void {
    for (const { messages } of this.byArn.values()) messages.stop();
  }

  private set(
    queue: Queue,
    before: QueueSettings,
    attributes: Readonly<Record<string, string | undefined>>,
  ): void {
    const settings = changedSettings(before, attributes);
    if (attributes.RedrivePolicy !== undefined) this.requireDeadLetterQueue(settings, queue.arn);
    this.publishPolicy(queue.arn, settings);
    queue.set(settings);
    this.made.update(queue);
  }

  /**
   * Checks that the dead-letter queue is there and allows this source. The sentence for one that does not is
   * Not confirmed against AWS.
   *
   * @throws AwsError InvalidParameterValue
   */
  private requireDeadLetterQueue({ RedrivePolicy }: QueueSettings, sourceArn: string): void {
    if (!RedrivePolicy) return;
    const { text, policy } = RedrivePolicy;
    const target = this.findQueue(policy.deadLetterTargetArn);
    if (!target) throw refusedRedrivePolicy(text, 'Dead letter target does not exist.');
    if (!allowsRedriveFrom(target.settings.RedriveAllowPolicy?.policy, sourceArn)) {
      throw refusedRedrivePolicy(
        text,
        `Queue ${target.name} does not allow this queue to use it as a dead letter queue.`,
      );
    }
  }

  /** @throws AwsError InvalidAttributeValue */
  private publishPolicy(queueArn: string, { Policy }: QueueSettings): void {
    const { access } = this.ports;
    if (Policy === undefined) return access.removeResourcePolicy(queueArn);
    // AWS gives no reason.
    access.setResourcePolicy(queueArn, `The policy of ${queueArn}`, Policy, (reason) =>
      invalidAttributeValue('Policy', reason),
    );
  }
}
