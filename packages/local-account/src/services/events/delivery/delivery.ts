import type { Caller } from '../../../access/caller';
import type { AccountPorts } from '../../../account-ports';
import { parseArn } from '../../../arn';
import type { Passage } from '../../../capacity/room';
import type { Timer } from '../../../clock/clock';
import type { Happening } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { InvokedTarget, Rule } from '../rule';
import { EVENTS_SERVICE } from './check-target';
import { sendDeadLetter } from './dead-letter';
import { deliveryFailure } from './delivery-failure';
import type { DeliveryFailure } from './delivery-refused';
import { type ExhaustedRetryCondition, nextTry } from './retry-policy';
import type { TargetPayload } from './target-input';
import type { TargetPorts } from './target-service';

export type DeliveryPorts = Pick<AccountPorts, 'access' | 'capacity' | 'clock' | 'trace'> & TargetPorts;

/** One event on its way to one target. */
interface Parcel {
  readonly event: ParsedEvent;
  readonly rule: Rule;
  readonly target: InvokedTarget;
  readonly passage: Passage;
  /** Tells how long ago it was tried for the first time, in milliseconds. */
  readonly ageMs: () => number;
}

/** Delivers events to the targets of rules: tries again with growing, jittered waits, and gives up as the target's policy says. */
export class Delivery {
  private readonly waiting = new Set<Timer>();
  private readonly stopping = new AbortController();

  constructor(private readonly ports: DeliveryPorts) {}

  /** Begins the delivery of one event to one target. */
  begin(event: ParsedEvent, rule: Rule, target: InvokedTarget): void {
    const { capacity, clock } = this.ports;
    const passage = capacity.room.enter(event.sizeBytes);
    void this.attempt({ event, rule, target, passage, ageMs: clock.stopwatch() }, 0);
  }

  /** Ends all waits; what was not delivered is not delivered any more. */
  stop(): void {
    this.stopping.abort();
    for (const timer of this.waiting) timer.cancel();
    this.waiting.clear();
  }

  private async attempt(parcel: Parcel, retries: number): Promise<void> {
    const { event, rule, target } = parcel;
    try {
      const input: TargetPayload = target.input(event, rule);
      const call = this.callOf(parcel, this.callerFor(rule, target));
      await target.service.invoke(this.ports, call, { target: target.listed, rule, event, input });
      parcel.passage[Symbol.dispose]();
    } catch (error) {
      const failure = deliveryFailure(error, parseArn(target.arn).service);
      if (!this.stopping.signal.aborted) await this.retryOrGiveUp(parcel, retries, failure);
    }
  }

  /** @throws AccessDenied if the target's role does not trust EventBridge */
  private callerFor(rule: Rule, { roleArn }: InvokedTarget): Caller {
    return roleArn === undefined
      ? serviceCaller(rule)
      : this.ports.access.assumeRole(roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64));
  }

  private callOf({ event, passage }: Parcel, caller: Caller): Call {
    return { caller, signal: this.stopping.signal, transaction: event.event.transaction, passage };
  }

  private async retryOrGiveUp(parcel: Parcel, retries: number, failure: DeliveryFailure): Promise<void> {
    const { clock } = this.ports;
    const { target, ageMs } = parcel;
    const next = failure.retryable ? nextTry(target.retryPolicy, retries, ageMs()) : undefined;
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
      parcel.passage[Symbol.dispose]();
      return;
    }
    const timer = clock.after(retryInMs, () => {
      this.waiting.delete(timer);
      void this.attempt(parcel, retries + 1);
    });
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
    try {
      await sendDeadLetter(this.ports.queues, this.callOf(parcel, serviceCaller(rule)), queueArn, {
        event,
        rule,
        target,
        failure,
        ...(condition && { exhausted: { condition, retries } }),
      });
    } catch (error) {
      this.record(parcel, { what: 'DeadLetterLost', code, message: deliveryFailure(error, 'sqs').message });
      return;
    }
    this.record(parcel, { what: 'DeadLetterSent', code, queueArn });
  }

  private record({ event: { event }, rule }: Parcel, happening: WithoutEventId<DeliveryHappening>): void {
    this.ports.trace.record(rule.name, event.transaction, { ...happening, eventId: event.id });
  }
}

type DeliveryHappening = Extract<Happening, { what: 'TargetFailed' | 'DeadLetterSent' | 'DeadLetterLost' }>;

type WithoutEventId<T> = T extends unknown ? Omit<T, 'eventId'> : never;

function serviceCaller(rule: Rule): Caller {
  return { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn };
}
