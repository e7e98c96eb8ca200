import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Trace } from '../../trace/trace';
import { queueUrlOf } from '../queue-url';
import type { SqsService } from '../sqs';
import { type BusEvent, eventText } from './bus-event';
import { type DeliveryFailure, deliveryFailure } from './delivery-failure';
import type { Rule, RuleTarget } from './rule';

/** Hands an event to what a rule's target names. @throws AwsError if it is not taken */
export type InvokeTarget = (targetArn: string, caller: Caller, input: string) => Promise<void>;

export interface DeliveryPorts {
  readonly access: Access;
  readonly trace: Trace;
  readonly sqs: SqsService;
  readonly invokeTarget: InvokeTarget;
}

/** The service principal under which EventBridge takes on roles and writes dead letters. */
const EVENTS_SERVICE = 'events.amazonaws.com';

/** The first wait before a retry; the next are twice as long each, up to the longest. Not confirmed against AWS. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Delivers events to the targets of rules: tries again with growing, jittered waits, and gives up as the target's policy says. */
export class Delivery {
  private readonly waiting = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly ports: DeliveryPorts) {}

  /** Begins the delivery of one event to one target. */
  begin(event: BusEvent, rule: Rule, target: RuleTarget): void {
    void this.attempt(event, rule, target, Date.now(), 0);
  }

  /** Ends all waits; what was not delivered is not delivered any more. */
  stop(): void {
    this.stopped = true;
    for (const timer of this.waiting) clearTimeout(timer);
  }

  private async attempt(
    event: BusEvent,
    rule: Rule,
    target: RuleTarget,
    since: number,
    retries: number,
  ): Promise<void> {
    try {
      await this.ports.invokeTarget(target.arn, this.callerFor(rule, target), eventText(event));
    } catch (error) {
      await this.failed(event, rule, target, since, retries, deliveryFailure(error));
    }
  }

  /** @throws AccessDenied if the target's role does not trust EventBridge */
  private callerFor(rule: Rule, target: RuleTarget): Caller {
    return target.roleArn === undefined
      ? { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn }
      : this.ports.access.assumeRole(target.roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64));
  }

  private async failed(
    event: BusEvent,
    rule: Rule,
    target: RuleTarget,
    since: number,
    retries: number,
    failure: DeliveryFailure,
  ): Promise<void> {
    const { code, message, retryable } = failure;
    const exhausted = retryable ? exhaustedCondition(target, since, retries) : undefined;
    const again = retryable && exhausted === undefined && !this.stopped;
    const retryInMs = again ? jitteredWait(retries) : undefined;
    this.ports.trace.record(rule.name, event.transaction, {
      what: 'TargetFailed',
      eventId: event.id,
      code,
      message,
      ...(retryInMs !== undefined && { retryInMs }),
    });
    if (retryInMs === undefined) {
      await this.giveUp(event, rule, target, retries, failure, exhausted);
      return;
    }
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      void this.attempt(event, rule, target, since, retries + 1);
    }, retryInMs);
    this.waiting.add(timer);
  }

  /** Writes the dead letter with the attributes that EventBridge writes. */
  private async giveUp(
    event: BusEvent,
    rule: Rule,
    target: RuleTarget,
    retries: number,
    { code, message }: DeliveryFailure,
    exhausted: string | undefined,
  ): Promise<void> {
    const { sqs, trace } = this.ports;
    const lost = (reason: string): void =>
      trace.record(rule.name, event.transaction, {
        what: 'DeadLetterLost',
        eventId: event.id,
        code,
        message: reason,
      });
    const { deadLetterQueueArn } = target;
    if (deadLetterQueueArn === undefined) {
      lost('The target has no dead-letter queue.');
      return;
    }
    const attributes = {
      RULE_ARN: rule.arn,
      TARGET_ARN: target.arn,
      ERROR_CODE: code,
      ERROR_MESSAGE: message,
      RETRY_ATTEMPTS: String(retries),
      ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    };
    try {
      await sqs.sendMessage(
        { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn },
        {
          QueueUrl: queueUrlOf(deadLetterQueueArn),
          MessageBody: eventText(event),
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              { DataType: 'String', StringValue: value },
            ]),
          ),
        },
      );
    } catch (error) {
      lost(deliveryFailure(error).message);
      return;
    }
    trace.record(rule.name, event.transaction, {
      what: 'DeadLetterSent',
      eventId: event.id,
      code,
      queueArn: deadLetterQueueArn,
    });
  }
}

function exhaustedCondition({ retryPolicy }: RuleTarget, since: number, retries: number): string | undefined {
  if (retries >= retryPolicy.maximumRetryAttempts) return 'MaximumRetryAttempts';
  if (Date.now() - since >= retryPolicy.maximumEventAgeSeconds * 1000) return 'MaximumEventAgeInSeconds';
  return undefined;
}

function jitteredWait(retries: number): number {
  return Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** retries);
}
