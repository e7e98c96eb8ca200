import type { Tag, Target } from '@aws-sdk/client-eventbridge';
import type { EventPattern } from '@pipeline/event-pattern';
import type { Archive } from './archive/archive';
import type { GivenTarget } from './delivery/given-target';
import type { RetryPolicy } from './delivery/retry-policy';
import type { TargetInput } from './delivery/target-input';
import type { TargetService } from './delivery/target-service';
import type { Schedule } from './schedule/schedule';

/** A hard quota. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const MOST_TARGETS = 5;

/** What an event is handed to, outside EventBridge. */
export interface InvokedTarget {
  readonly kind: 'invoked';
  /** As `ListTargetsByRule` lists it. */
  readonly listed: GivenTarget;
  /** What kind of resource it is. */
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

export interface RulePattern {
  /** As it was given. */
  readonly text: string;
  readonly compiled: EventPattern;
}

/** A rule of a bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly eventBusName: string;
  /** What events it matches. @default - none */
  readonly pattern?: RulePattern;
  /** When it has an event of its own. @default - never */
  readonly schedule?: Schedule;
  state: 'ENABLED' | 'DISABLED';
  targets: readonly RuleTarget[];
  /** The service that made the rule for itself, such as `prod.vhs.events.aws.internal`; only it may change the rule. */
  readonly managedBy?: string;
  tags: readonly Tag[];
}
