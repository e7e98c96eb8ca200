import type { EventPattern } from '../../event-pattern';

/** How often and how long a target is tried. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
}

export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  readonly roleArn: string | undefined;
  readonly retryPolicy: RetryPolicy;
  readonly deadLetterQueueArn: string | undefined;
}

/** A rule of a bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly eventBusName: string;
  /** The pattern's own text. */
  readonly eventPattern: string;
  readonly pattern: EventPattern;
  state: 'ENABLED' | 'DISABLED';
  readonly targets: readonly RuleTarget[];
}
