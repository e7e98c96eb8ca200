import type { AccountPorts } from '../../../account-ports';
import { Journal } from '../../../store/journal';
import type { BusEvent } from '../bus/bus-event';
import { readDetail } from '../bus/event-detail';
import { ParsedEvent } from '../bus/parsed-event';
import type { InvokedTarget, Rule } from '../rule';
import { asMatched, findTarget, type Parcel, type ParcelHead } from './parcel';

/** The events on their way to targets: each is in the journal and takes room until it has come to its end. */
export class Parcels {
  private readonly journal: Journal<ParcelHead>;
  private restored = new Map<number, ParcelHead>();
  private underWayCount = 0;

  constructor(private readonly ports: Pick<AccountPorts, 'capacity' | 'clock' | 'store'>) {
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
   * Takes up what earlier runs have not delivered: for the rule as it is now or, where it is there no more, as it was.
   *
   * @param findRule by the names of its bus and of itself
   * @param canReach whether a target can be invoked that no rule has now
   * @returns what there is to deliver, and how many events have no target now, by the name of their rule
   */
  resume(
    findRule: (eventBusName: string, ruleName: string) => Rule | undefined,
    canReach: (target: InvokedTarget) => boolean,
  ): { parcels: Parcel[]; lostByRule: Map<string, number> } {
    const parcels: Parcel[] = [];
    const lostByRule = new Map<string, number>();
    for (const [number, head] of this.restored) {
      const rule = findRule(head.eventBusName, head.ruleName);
      const target = findTarget(rule, head.targetId);
      const way = rule && target ? { rule, target } : asMatched(head);
      if (way && (way.target === target || canReach(way.target))) {
        parcels.push({ number, head, ...way, ageMs: this.ageOf(head) });
      } else lostByRule.set(head.ruleName, (lostByRule.get(head.ruleName) ?? 0) + 1);
    }
    for (const { head } of parcels) this.take(head);
    return { parcels, lostByRule };
  }

  begin(event: ParsedEvent, rule: Rule, target: InvokedTarget): Parcel {
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
    return { number, head, rule, target, ageMs: this.ports.clock.stopwatch() };
  }

  /** The parcel as it is tried once more. */
  retry(parcel: Parcel): Parcel {
    const { rule, target } = parcel;
    const matched = { ruleArn: rule.arn, target: target.listed };
    const head = { ...parcel.head, retries: parcel.head.retries + 1, matched };
    this.journal.update(parcel.number, head);
    return { ...parcel, head };
  }

  /** It is delivered, or given up. */
  end({ number, head }: Parcel): void {
    this.underWayCount -= 1;
    this.ports.capacity.room.release(head.sizeBytes);
    this.journal.end(number);
  }

  /** Reads the event of a parcel. @returns undefined as soon as the signal is aborted */
  async readEvent({ number }: Parcel, signal: AbortSignal): Promise<ParsedEvent | undefined> {
    try {
      const event = JSON.parse(await this.journal.content(number, signal)) as BusEvent;
      const detail = readDetail(event.detail);
      return detail && new ParsedEvent(event, detail);
    } catch (error) {
      if (error !== signal.reason) throw error;
      return undefined;
    }
  }

  private take({ sizeBytes }: ParcelHead): void {
    this.underWayCount += 1;
    this.ports.capacity.room.hold(sizeBytes);
  }

  /** Tells how old an event is that an earlier run has tried already. */
  private ageOf({ firstTriedAt }: ParcelHead): () => number {
    const { clock } = this.ports;
    const before = clock.now() - firstTriedAt;
    const since = clock.stopwatch();
    return () => before + since();
  }
}
