import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import { invalidParameter, notRun, topicDoesNotExist } from '../sns-errors';
import type { Topic } from './topic';
import { changedTopicAttributes, type TopicAttributes } from './topic-attributes';

/** The form of a topic's name. @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const NAME = /^[A-Za-z0-9_-]{1,256}$/;

const NEW: TopicAttributes = { DisplayName: '' };

/** The topics of the account, by their ARN. */
export class Topics {
  private readonly byArn = new Map<string, Topic>();

  constructor(private readonly ports: Pick<AccountPorts, 'access' | 'account'>) {}

  /** Sorted by their ARN. */
  get all(): Topic[] {
    return [...this.byArn.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  /** @returns undefined if there is none */
  find(topicArn: string): Topic | undefined {
    return this.byArn.get(topicArn);
  }

  /** @throws AwsError `NotFound` */
  get(topicArn: string): Topic {
    const topic = this.find(topicArn);
    if (topic) return topic;
    throw topicDoesNotExist();
  }

  /**
   * Creates a topic, or gives the one of that name if it has these attributes and tags: recorded on AWS.
   *
   * @throws AwsError `InvalidParameter`
   */
  create(
    name: string,
    given: Readonly<Record<string, string>>,
    tags: ReadonlyMap<string, string> = new Map(),
  ): Topic {
    if (name.endsWith('.fifo')) throw notRun('has no FIFO topics');
    const attributes = changedTopicAttributes(NEW, given);
    if (!NAME.test(name)) throw invalidParameter('Topic Name');
    const topicArn = arn(this.ports.account, 'sns', name);
    const existing = this.find(topicArn);
    if (existing) {
      requireSame(existing, given, tags);
      return existing;
    }
    this.publishPolicy(topicArn, attributes);
    const topic: Topic = { name, arn: topicArn, attributes, tags: new Map(tags), deletedSubscriptions: 0 };
    this.byArn.set(topicArn, topic);
    return topic;
  }

  /** @throws AwsError `InvalidParameter` */
  change(topic: Topic, given: Readonly<Record<string, string>>): void {
    const attributes = changedTopicAttributes(topic.attributes, given);
    this.publishPolicy(topic.arn, attributes);
    topic.attributes = attributes;
  }

  delete(topic: Topic): void {
    this.byArn.delete(topic.arn);
    this.ports.access.removeResourcePolicy(topic.arn);
  }

  /** @throws AwsError `InvalidParameter` for a policy that is none; AWS's own words have no reason */
  private publishPolicy(topicArn: string, { Policy }: TopicAttributes): void {
    const { access } = this.ports;
    if (Policy === undefined) return access.removeResourcePolicy(topicArn);
    access.setResourcePolicy(topicArn, `The policy of ${topicArn}`, Policy, (reason) =>
      invalidParameter(`Policy Error: ${reason}`),
    );
  }
}

/** @throws AwsError `InvalidParameter` */
function requireSame(
  { attributes, tags }: Topic,
  given: Readonly<Record<string, string>>,
  givenTags: ReadonlyMap<string, string>,
): void {
  const changed = changedTopicAttributes(attributes, given);
  if (JSON.stringify(changed) !== JSON.stringify(attributes)) {
    throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  }
  if ([...givenTags].some(([key, value]) => tags.get(key) !== value)) {
    throw invalidParameter('Tags Reason: Topic already exists with different tags');
  }
}
