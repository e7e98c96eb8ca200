import type { Caller } from '../../../access/caller';
import type { AccountPorts } from '../../../account-ports';
import { parseArn } from '../../../arn';
import type { Passage } from '../../../capacity/room';
import type { Timer } from '../../../clock/clock';
import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { InvokedTarget, Rule } from '../rule';
import { EVENTS_SERVICE } from './check-target';
import { deliveryFailure } from './delivery-failure';
import type { DeliveryFailure } from './delivery-refused';
import { giveUp } from './give-up';
import type { Parcel } from './parcel';
import { Parcels } from './parcels';
import { recordDelivery } from './record-delivery';
import { nextTry } from './retry-policy';
import type { DeliveringRule, TargetPayload } from './target-input';
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
  private readonly parcels: Parcels;
  private readonly waiting = new Set<Timer>();
  private readonly stopping = new AbortController();

  constructor(private readonly ports: DeliveryPorts) {
    this.parcels = new Parcels(ports);
  }

  /** How many events are on their way to a target, each counted for each of its targets. */
  get count(): number {
    return this.parcels.count;
  }

  /** Reads what earlier runs have not delivered. */
  async restore(): Promise<void> {
    await this.parcels.restore();
  }

  /**
   * Tries again what earlier runs have not delivered.
   *
   * @param findRule by the names of its bus and of itself
   * @returns what has no target now, in words
   */
  resume(findRule: (eventBusName: string, ruleName: string) => Rule | undefined): string[] {
    const roleArns = new Set(this.ports.access.roles.all.map(({ roleArn }) => roleArn));
    const { parcels, lostByRule } = this.parcels.resume(
      findRule,
      // Without a role it is the policy of the target that lets the rule in, and that has changed with the rule.
      ({ roleArn }) => roleArn !== undefined && roleArns.has(roleArn),
    );
    void this.attemptAll(parcels);
    return [...lostByRule].map(([name, count]) => `events for a target of rule ${name}: ${count}`);
  }

  /** Begins the delivery of one event to one target. */
  begin(event: ParsedEvent, rule: Rule, target: InvokedTarget): void {
    void this.attempt(this.parcels.begin(event, rule, target), event);
  }

  /** Ends all waits; what was not delivered stays in the journal. */
  stop(): void {
    this.stopping.abort();
    for (const timer of this.waiting) timer.cancel();
    this.waiting.clear();
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
    const event = given ?? (await this.parcels.readEvent(parcel, this.stopping.signal));
    if (event) await this.deliver({ parcel, event, passage });
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const { parcel, event } = attempt;
    const { rule, target } = parcel;
    try {
      const input: TargetPayload = target.input(event, rule);
      const call = this.callOf(attempt, this.callerFor(rule, target));
      await target.service.invoke(this.ports, call, { target: target.listed, rule, event, input });
      this.parcels.end(parcel);
    } catch (error) {
      const failure = deliveryFailure(error, parseArn(target.arn).service);
      if (!this.stopping.signal.aborted) await this.retryOrGiveUp(attempt, failure);
    }
  }

  /** @throws AccessDenied if the target's role does not trust EventBridge */
  private callerFor(rule: DeliveringRule, { roleArn }: InvokedTarget): Caller {
    return roleArn === undefined
      ? serviceCaller(rule)
      : this.ports.access.assumeRole(roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64));
  }

  private callOf({ event, passage }: Attempt, caller: Caller): Call {
    return { caller, signal: this.stopping.signal, transaction: event.event.transaction, passage };
  }

  private async retryOrGiveUp(attempt: Attempt, failure: DeliveryFailure): Promise<void> {
    const { parcel, event } = attempt;
    const { rule, target, ageMs, head } = parcel;
    const next = failure.retryable ? nextTry(target.retryPolicy, head.retries, ageMs()) : undefined;
    const retryInMs = next && 'retryInMs' in next ? next.retryInMs : undefined;
    const { code, message } = failure;
    const retry = retryInMs !== undefined && { retryInMs };
    recordDelivery(this.ports.trace, parcel, { what: 'TargetFailed', code, message, ...retry });
    if (retryInMs !== undefined) return this.retryIn(retryInMs, parcel);
    const exhausted = next && 'exhausted' in next ? next.exhausted : undefined;
    const call = this.callOf(attempt, serviceCaller(rule));
    await giveUp(this.ports, call, { parcel, event, failure, exhausted });
    this.parcels.end(parcel);
  }

  private retryIn(retryInMs: number, parcel: Parcel): void {
    const retried = this.parcels.retry(parcel);
    const timer = this.ports.clock.after(retryInMs, () => {
      this.waiting.delete(timer);
      void this.attempt(retried);
    });
    this.waiting.add(timer);
  }
}

function serviceCaller(rule: DeliveringRule): Caller {
  return { principal: { type: 'service', service: EVENTS_SERVICE }, sourceArn: rule.arn };
}
