import type { FilterPolicy } from './filter-policy';
import type { Protocol } from './protocol';

/** What the owner of a subscription sets. */
export interface SubscriptionAttributes {
  /** Whether endpoints get the message alone. */
  readonly RawMessageDelivery: boolean;
  /** @default - every message is delivered */
  readonly FilterPolicy?: FilterPolicy;
  readonly FilterPolicyScope: 'MessageAttributes' | 'MessageBody';
  /** Where messages go that cannot be delivered, by the queue's ARN. @default - they are lost */
  readonly deadLetterQueueArn?: string;
}

/** Somebody who gets what is published on a topic. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  /** The ARN of a queue or a function, or a URL. */
  readonly endpoint: string;
  /** The ARN of whoever subscribed. */
  readonly principalArn: string;
  attributes: SubscriptionAttributes;
  /** Whether the endpoint has said that it wants what is published. Queues and functions need not; until then nothing is delivered. */
  isConfirmed: boolean;
  /** With which an HTTP endpoint says so. */
  readonly token: string;
}
