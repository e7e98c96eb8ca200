import type { Caller } from '../../../access/caller';
import type { AccountPorts } from '../../../account-ports';
import { parseArn } from '../../../arn';
import type { Passage } from '../../../capacity/room';
import type { Timer } from '../../../clock/clock';
import { Journal } from '../../../store/journal';
import type { Happening } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import type { BusEvent } from '../bus/bus-event';
import { readDetail } from '../bus/event-detail';
import { ParsedEvent } from '../bus/parsed-event';
import type { InvokedTarget, Rule } from '../rule';
import { EVENTS_SERVICE } from './check-target';
import { sendDeadLetter } from './dead-letter';
import { deliveryFailure } from './delivery-failure';
import type { DeliveryFailure } from './delivery-refused';
import { findTarget, type Parcel, type ParcelHead } from './parcel';
import { type ExhaustedRetryCondition, nextTry } from './retry-policy';
import type { TargetPayload } from './target-input';
import type { TargetPorts } from './target-service';

export type DeliveryPorts = Pick<AccountPorts, 'access' | 'capacity' | 'clock' | 'store' | 'trace'> &
  TargetPorts;

/** A try: the event is in memory, and takes room there. */
interface Attempt {
  readonly parcel: Parcel;
  readonly event: ParsedEvent;
  readonly passage: Passage;
}

/** Delivers events to the targets of rules: tries again with growing, jittered waits, and gives up as the target's policy says. */
export class Delivery {
  private readonly waiting = new Set<Timer>();
  private readonly stopping = new AbortController();
  private readonly journal: Journal<ParcelHead>;
  private restored = new Map<number, ParcelHead>();
  private underWayCount = 0;

  constructor(private readonly ports: DeliveryPorts) {
    this.journal = new Journal('deliveries', ports);
  }

  /** How many events are on their way to a target, each counted for each of its targets. */
  get count(): number {
    return this.underWayCount;
  }

  /** Reads what earlier runs have not delivered. */
  async restore(): Promise<void> {
    this.restored = await this.journal.restore();
  }

  /**
   * Tries again what earlier runs have not delivered.
   *
   * @param findRule by the names of its bus and of itself
   * @returns what has no target now, in words
   */
  resume(findRule: (eventBusName: string, ruleName: string) => Rule | undefined): string[] {
    const parcels: Parcel[] = [];
    const lostByRule = new Map<string, number>();
    for (const [number, head] of this.restored) {
      const rule = findRule(head.eventBusName, head.ruleName);
      const target = findTarget(rule, head.targetId);
      if (rule && target) parcels.push({ number, head, rule, target, ageMs: this.ageOf(head) });
      else lostByRule.set(head.ruleName, (lostByRule.get(head.ruleName) ?? 0) + 1);
    }
    for (const { head } of parcels) this.take(head);
    void this.attemptAll(parcels);
    return [...lostByRule].map(([name, count]) => `events for a target of rule ${name}: ${count}`);
  }

  /** Begins the delivery of one event to one target. */
  begin(event: ParsedEvent, rule: Rule, target: InvokedTarget): void {
    const { id: eventId, transaction } = event.event;
    const head: ParcelHead = {
      eventBusName: rule.eventBusName,
      ruleName: rule.name,
      targetId: target.listed.Id,
      eventId,
      transaction,
      sizeBytes: event.sizeBytes,
      firstTriedAt: this.ports.clock.now(),
      retries: 0,
    };
    const number = this.journal.begin(head, JSON.stringify(event.event));
    this.take(head);
    void this.attempt({ number, head, rule, target, ageMs: this.ports.clock.stopwatch() }, event);
  }

  /** Ends all waits; what was not delivered stays in the journal. */
  stop(): void {
    this.stopping.abort();
    for (const timer of this.waiting) timer.cancel();
    this.waiting.clear();
  }

  private take({ sizeBytes }: ParcelHead): void {
    this.underWayCount += 1;
    this.ports.capacity.room.hold(sizeBytes);
  }

  private finish({ number, head }: Parcel): void {
    this.underWayCount -= 1;
    this.ports.capacity.room.release(head.sizeBytes);
    this.journal.end(number);
  }

  private async attemptAll(parcels: readonly Parcel[]): Promise<void> {
    const { signal } = this.stopping;
    try {
      for (const parcel of parcels) {
        await this.ports.capacity.turn(signal);
        void this.attempt(parcel);
      }
    } catch (error) {
      if (error !== signal.reason) throw error;
    }
  }

  private async attempt(parcel: Parcel, given?: ParsedEvent): Promise<void> {
    const { capacity } = this.ports;
    using passage = capacity.room.enter(parcel.head.sizeBytes);
    const event = given ?? (await this.readEvent(parcel));
    if (event) await this.deliver({ parcel, event, passage });
  }

  /** @returns undefined when nothing is delivered any more */
  private async readEvent({ number }: Parcel): Promise<ParsedEvent | undefined> {
    const { signal } = this.stopping;
    try {
      const event = JSON.parse(await this.journal.content(number, signal)) as BusEvent;
      const detail = readDetail(event.detail);
      return detail && new ParsedEvent(event, detail);
    } catch (error) {
      if (error !== signal.reason) throw error;
      return undefined;
    }
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const { parcel, event } = attempt;
    const { rule, target } = parcel;
    try {
      const input: TargetPayload = target.input(event, rule);
      const call = this.callOf(attempt, this.callerFor(rule, target));
      await target.service.invoke(this.ports, call, { target: target.listed, rule, event, input });
      this.finish(parcel);
    } catch (error) {
      const failure = deliveryFailure(error, parseArn(target.arn).service);
      if (!this.stopping.signal.aborted) await this.retryOrGiveUp(attempt, failure);
    }
  }

  /** @throws AccessDenied if the target's role does not trust EventBridge */
  private callerFor(rule: Rule, { roleArn }: InvokedTarget): Caller {
    return roleArn === undefined
      ? serviceCaller(rule)
      : this.ports.access.assumeRole(roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64));
  }

  private callOf({ event, passage }: Attempt, caller: Caller): Call {
    return { caller, signal: this.stopping.signal, transaction: event.event.transaction, passage };
  }

  private async retryOrGiveUp(attempt: Attempt, failure: DeliveryFailure): Promise<void> {
    const { parcel } = attempt;
    const { target, ageMs, head } = parcel;
    const next = failure.retryable ? nextTry(target.retryPolicy, head.retries, ageMs()) : undefined;
    const retryInMs = next && 'retryInMs' in next ? next.retryInMs : undefined;
    const { code, message } = failure;
    this.record(parcel, {
      what: 'TargetFailed',
      code,
      message,
      ...(retryInMs !== undefined && { retryInMs }),
    });
    if (retryInMs !== undefined) return this.retryIn(retryInMs, parcel);
    const condition = next && 'exhausted' in next ? next.exhausted : undefined;
    await this.giveUp(attempt, failure, condition);
    this.finish(parcel);
  }

  private retryIn(retryInMs: number, parcel: Parcel): void {
    const head = { ...parcel.head, retries: parcel.head.retries + 1 };
    this.journal.update(parcel.number, head);
    const timer = this.ports.clock.after(retryInMs, () => {
      this.waiting.delete(timer);
      void this.attempt({ ...parcel, head });
    });
    this.waiting.add(timer);
  }

  private async giveUp(
    attempt: Attempt,
    failure: DeliveryFailure,
    condition: ExhaustedRetryCondition | undefined,
  ): Promise<void> {
    const { parcel, event } = attempt;
    const { rule, target, head } = parcel;
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
      await sendDeadLetter(this.ports.queues, this.callOf(attempt, serviceCaller(rule)), queueArn, {
        event,
        rule,
        target,
        failure,
        ...(condition && { exhausted: { condition, retries: head.retries } }),
      });
    } catch (error) {
      this.record(parcel, { what: 'DeadLetterLost', code, message: deliveryFailure(error, 'sqs').message });
      return;
    }
    this.record(parcel, { what: 'DeadLetterSent', code, queueArn });
  }

  /** Tells how old an event is that an earlier run has tried already. */
  private ageOf({ firstTriedAt }: ParcelHead): () => number {
    const { clock } = this.ports;
    const before = clock.now() - firstTriedAt;
    const since = clock.stopwatch();
    return () => before + since();
  }

  private record({ head, rule }: Parcel, happening: WithoutEventId<DeliveryHappening>): void {
    const { eventId, transaction } = head;
    this.ports.trace.record(rule.name, transaction, { ...happening, eventId });
  }
}

type DeliveryHappening = Extract<Happening, { what: 'TargetFailed' | 'DeadLetterSent' | 'DeadLetterLost' }>;

type WithoutEventId<T> = T extends unknown ? Omit<T, 'eventId'> : never;

function serviceCaller(rule: Rule): Caller {
  return { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn };
}
