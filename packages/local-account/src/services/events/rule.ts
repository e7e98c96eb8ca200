import type { Tag, Target } from '@aws-sdk/client-eventbridge';
import type { EventPattern } from '@pipeline/event-pattern';
import type { Archive } from './archive/archive';
import type { RetryPolicy } from './delivery/retry-policy';
import type { TargetInput } from './delivery/target-input';
import type { TargetService } from './delivery/target-services';

/** A hard quota. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const MOST_TARGETS = 5;

/** What an event is handed to, outside EventBridge. */
export interface InvokedTarget {
  readonly kind: 'invoked';
  /** As `ListTargetsByRule` lists it. */
  readonly listed: Target;
  /** Whose resource it is. */
  readonly service: TargetService;
  readonly arn: string;
  readonly roleArn: string | undefined;
  readonly input: TargetInput;
  readonly retryPolicy: RetryPolicy;
  readonly deadLetterQueueArn: string | undefined;
}

/** The archive that keeps what the rule matches; only EventBridge's own rules have this target. */
export interface ArchiveTarget {
  readonly kind: 'archive';
  readonly listed: Target;
  readonly archive: Archive;
}

export type RuleTarget = InvokedTarget | ArchiveTarget;

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
  targets: readonly RuleTarget[];
  /** The service that made the rule for itself, such as `prod.vhs.events.aws.internal`; only it may change the rule. */
  readonly managedBy?: string;
  tags: readonly Tag[];
}
