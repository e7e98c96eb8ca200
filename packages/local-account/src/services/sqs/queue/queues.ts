import type { Access } from '../../../access/access';
import type { Account } from '../../../account';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { Trace } from '../../../trace/trace';
import { invalidAttributeValue, invalidParameterValue } from '../error/error';
import { MemoryBound } from './memory-bound';
import { Queue } from './queue';
import { changedSettings, DEFAULT_SETTINGS, type QueueSettings } from './queue-settings';
import { allowsRedriveFrom } from './redrive-allow-policy';
import { refusedRedrivePolicy } from './redrive-policy';

/** "You must wait 60 seconds after deleting a queue" (SQS API Reference, CreateQueue, QueueDeletedRecently). */
const NAME_REST_MS = 60_000;

const QUEUE_NAME = /^[A-Za-z0-9_-]{1,80}$/;

/** All queues of the account, by name. */
export class Queues {
  private readonly byName = new Map<string, Queue>();
  private readonly deletedAt = new Map<string, number>();
  private readonly memory = new MemoryBound();

  constructor(
    private readonly account: Account,
    private readonly access: Access,
    private readonly trace: Trace,
    private readonly endpointUrl: () => string,
  ) {}

  all(): Queue[] {
    return [...this.byName.values()];
  }

  withArn(queueArn: string): Queue | undefined {
    const queue = this.byName.get(queueArn.slice(queueArn.lastIndexOf(':') + 1));
    return queue?.arn === queueArn ? queue : undefined;
  }

  /** The queues that name this one as their dead-letter queue. */
  sourcesOf(deadLetterQueue: Queue): Queue[] {
    return this.all().filter(
      ({ settings }) => settings.RedrivePolicy?.policy.deadLetterTargetArn === deadLetterQueue.arn,
    );
  }

  arnOf(name: string): string {
    return arn(this.account, 'sqs', name);
  }

  /**
   * @param attributes as SetQueueAttributes takes them
   * @throws AwsError as CreateQueue does
   */
  create(name: string, attributes: Readonly<Record<string, string | undefined>>): Queue {
    if (!QUEUE_NAME.test(name)) {
      // A name that ends in .fifo needs FifoQueue, which this service does not have.
      throw invalidParameterValue(
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    }
    if (this.byName.has(name)) {
      throw new AwsError('QueueAlreadyExists', `A queue named ${name} already exists.`);
    }
    if (Date.now() - (this.deletedAt.get(name) ?? -Infinity) < NAME_REST_MS) {
      throw new AwsError(
        'AWS.SimpleQueueService.QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    this.deletedAt.delete(name);
    const queueArn = this.arnOf(name);
    const settings = changedSettings(DEFAULT_SETTINGS, attributes);
    this.requireDeadLetterQueue(settings, queueArn);
    this.publishPolicy(queueArn, settings);
    const queue = new Queue({
      name,
      arn: queueArn,
      settings,
      memory: this.memory,
      trace: this.trace,
      queueByArn: (other) => this.withArn(other),
      url: () => `${this.endpointUrl()}/${this.account.accountId}/${name}`,
    });
    this.byName.set(name, queue);
    return queue;
  }

  /** @throws AwsError as SetQueueAttributes does */
  change(queue: Queue, attributes: Readonly<Record<string, string | undefined>>): void {
    const settings = changedSettings(queue.settings, attributes);
    if (attributes.RedrivePolicy !== undefined) this.requireDeadLetterQueue(settings, queue.arn);
    this.publishPolicy(queue.arn, settings);
    queue.set(settings);
  }

  delete(queue: Queue): void {
    queue.destroy();
    this.byName.delete(queue.name);
    this.deletedAt.set(queue.name, Date.now());
    this.access.removeResourcePolicy(queue.arn);
  }

  stop(): void {
    for (const queue of this.byName.values()) queue.stop();
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
    const target = this.withArn(policy.deadLetterTargetArn);
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
    if (Policy === undefined) return this.access.removeResourcePolicy(queueArn);
    // AWS gives no reason.
    this.access.setResourcePolicy(queueArn, `The policy of ${queueArn}`, Policy, (reason) =>
      invalidAttributeValue('Policy', reason),
    );
  }
}
