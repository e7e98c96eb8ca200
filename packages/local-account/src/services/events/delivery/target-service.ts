import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { EventsNeeds } from '../needs';
import type { GivenTarget, RefusedTarget } from './given-target';
import type { DeliveringRule, TargetPayload } from './target-input';

/** What targets are invoked with: other services, and the buses of this one. */
export interface TargetPorts extends EventsNeeds {
  /**
   * Puts an event of one bus on another.
   *
   * @throws AwsError as PutEvents answers, the error of an entry among them
   */
  readonly forwardEvent: (call: Call, busArn: string, event: ParsedEvent) => Promise<void>;
}

/** One delivery. */
export interface Delivered {
  readonly target: GivenTarget;
  readonly rule: DeliveringRule;
  readonly event: ParsedEvent;
  /** What the target gets of the event. */
  readonly input: TargetPayload;
}

/** A kind of resource that can be the target of a rule. */
export interface TargetService {
  /**
   * Whether EventBridge takes on a role for it: without one, a policy of the target lets EventBridge in.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
   */
  readonly role: 'required' | 'optional' | 'refused';
  /** What it does not take. @default - any input */
  check?(given: GivenTarget): RefusedTarget | undefined;
  /** @throws AwsError as the service answers; DeliveryRefused */
  invoke(ports: TargetPorts, call: Call, delivered: Delivered): Promise<unknown>;
}
