import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Trace } from '../../trace/trace';
import type { Happening } from '../../trace/trace-record';
import type { SqsService } from '../sqs';
import { type BusEvent, eventText } from './bus-event';
import { type DeadLetter, sendDeadLetter } from './dead-letter';
import { type DeliveryFailure, deliveryFailure } from './delivery-failure';
import { type ExhaustedRetryCondition, nextTry } from './retry-policy';
import type { InvokedTarget, Rule } from './rule';
import { targetInput } from './target-input';

/** Hands an event to what a rule's target names. @throws AwsError if it is not taken */
export type InvokeTarget = (targetArn: string, caller: Caller, input: string) => Promise<void>;

export interface DeliveryPorts {
  readonly access: Access;
  readonly trace: Trace;
  readonly sqs: SqsService;
  readonly invokeTarget: InvokeTarget;
}

/** One event on its way to one target. */
interface Parcel {
  readonly event: BusEvent;
  readonly rule: Rule;
  readonly target: InvokedTarget;
  /** When it was tried for the first time, in milliseconds since the epoch. */
  readonly since: number;
}

/** The service principal under which EventBridge takes on roles, calls targets that have none, and writes dead letters. */
const EVENTS_SERVICE = 'events.amazonaws.com';

/** Delivers events to the targets of rules: tries again with growing, jittered waits, and gives up as the target's policy says. */
export class Delivery {
  private readonly waiting = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly ports: DeliveryPorts) {}

  /** Begins the delivery of one event to one target. */
  begin(event: BusEvent, rule: Rule, target: InvokedTarget): void {
    void this.attempt({ event, rule, target, since: Date.now() }, 0);
  }

  /** Ends all waits; what was not delivered is not delivered any more. */
  stop(): void {
    this.stopped = true;
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }

  private async attempt(parcel: Parcel, retries: number): Promise<void> {
    const { event, rule, target } = parcel;
    try {
      const input = targetInput(target.input, eventText(event));
      await this.ports.invokeTarget(target.arn, this.callerFor(rule, target), input);
    } catch (error) {
      const failure = deliveryFailure(error, serviceOf(target.arn));
      if (!this.stopped) await this.failed(parcel, retries, failure);
    }
  }

  /** @throws AccessDenied if the target's role does not trust EventBridge */
  private callerFor(rule: Rule, { roleArn }: InvokedTarget): Caller {
    return roleArn === undefined
      ? serviceCaller(rule)
      : this.ports.access.assumeRole(roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64));
  }

  private async failed(parcel: Parcel, retries: number, failure: DeliveryFailure): Promise<void> {
    const { target, since } = parcel;
    const next = failure.retryable ? nextTry(target.retryPolicy, retries, Date.now() - since) : undefined;
    const retryInMs = next && 'retryInMs' in next ? next.retryInMs : undefined;
    const { code, message } = failure;
    this.record(parcel, {
      what: 'TargetFailed',
      code,
      message,
      ...(retryInMs !== undefined && { retryInMs }),
    });
    if (retryInMs === undefined) {
      const condition = next && 'exhausted' in next ? next.exhausted : undefined;
      await this.giveUp(parcel, retries, failure, condition);
      return;
    }
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      void this.attempt(parcel, retries + 1);
    }, retryInMs);
    this.waiting.add(timer);
  }

  private async giveUp(
    parcel: Parcel,
    retries: number,
    failure: DeliveryFailure,
    condition: ExhaustedRetryCondition | undefined,
  ): Promise<void> {
    const { event, rule, target } = parcel;
    const { code } = failure;
    const queueArn = target.deadLetterQueueArn;
    if (queueArn === undefined) {
      this.record(parcel, {
        what: 'DeadLetterLost',
        code,
        message: 'The target has no dead-letter queue.',
      });
      return;
    }
    const letter: DeadLetter = {
      event: eventText(event),
      rule,
      target,
      failure,
      ...(condition && { exhausted: { condition, retries } }),
    };
    try {
      await sendDeadLetter(this.ports.sqs, serviceCaller(rule), queueArn, letter);
    } catch (error) {
      this.record(parcel, { what: 'DeadLetterLost', code, message: deliveryFailure(error, 'sqs').message });
      return;
    }
    this.record(parcel, { what: 'DeadLetterSent', code, queueArn });
  }

  private record({ event, rule }: Parcel, happening: WithoutEventId<DeliveryHappening>): void {
    this.ports.trace.record(rule.name, event.transaction, { ...happening, eventId: event.id });
  }
}

type DeliveryHappening = Extract<Happening, { what: 'TargetFailed' | 'DeadLetterSent' | 'DeadLetterLost' }>;

type WithoutEventId<T> = T extends unknown ? Omit<T, 'eventId'> : never;

function serviceCaller(rule: Rule): Caller {
  return { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn };
}

function serviceOf(targetArn: string): string {
  return targetArn.split(':')[2] ?? '';
}
