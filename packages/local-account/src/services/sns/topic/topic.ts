import type { TopicAttributes } from './topic-attributes';

/** A standard topic. */
export interface Topic {
  readonly name: string;
  readonly arn: string;
  attributes: TopicAttributes;
  readonly tags: Map<string, string>;
  /** How many of its subscriptions have been deleted. */
  deletedSubscriptions: number;
}
