import { invalidParameter, notRun } from '../sns-errors';

/** What the owner of a topic sets. */
export interface TopicAttributes {
  /** What e-mails would show as their sender. */
  readonly DisplayName: string;
  /** JSON. @default - AWS's own, by which the account's identities need rights of their own */
  readonly Policy?: string;
  /** Id, ARN or alias of a key. @default - the topic is not encrypted */
  readonly KmsMasterKeyId?: string;
  readonly SignatureVersion?: string;
  /** Whether AWS records traces changes nothing about a delivery. */
  readonly TracingConfig?: string;
}

/** Attributes of AWS that a topic of the local run cannot have. */
const NOT_RUN = new Map([
  ['ArchivePolicy', 'has no FIFO topics, and only they have archives'],
  ['ContentBasedDeduplication', 'has no FIFO topics'],
  ['DataProtectionPolicy', 'does not look for personal data in messages'],
  ['DeliveryPolicy', "delivers by AWS's default policy"],
  ['FifoThroughputScope', 'has no FIFO topics'],
]);

/** Of the logs of deliveries. */
const FEEDBACK = /^(?:Application|Firehose|HTTP|Lambda|SQS)(?:Success|Failure)Feedback/;

/**
 * @param given as CreateTopic and SetTopicAttributes take them
 * @throws AwsError `InvalidParameter`
 */
export function changedTopicAttributes(
  current: TopicAttributes,
  given: Readonly<Record<string, string>>,
): TopicAttributes {
  return Object.entries(given).reduce(
    (attributes, [name, value]) => change(attributes, name, value),
    current,
  );
}

function change(attributes: TopicAttributes, name: string, value: string): TopicAttributes {
  switch (name) {
    case 'DisplayName':
      return { ...attributes, DisplayName: value };
    case 'Policy':
    case 'KmsMasterKeyId':
    case 'SignatureVersion':
    case 'TracingConfig':
      return { ...attributes, [name]: value === '' ? undefined : value };
    case 'FifoTopic':
      // Recorded on AWS: `false` makes a standard topic.
      if (value === 'false') return attributes;
      throw notRun('has no FIFO topics');
    default: {
      const reason = FEEDBACK.test(name) ? 'keeps no logs of deliveries' : NOT_RUN.get(name);
      throw reason === undefined ? invalidParameter('AttributeName') : notRun(`${reason} (${name})`);
    }
  }
}
