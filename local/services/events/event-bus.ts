import type { Trace } from '../../trace/trace';
import type { Archive } from './archive';
import { type BusEvent, eventText } from './bus-event';
import type { Delivery } from './delivery';
import type { Rule } from './rule';

/** A bus: what is put on it goes to its archives and to the targets of each enabled rule that matches. */
export class EventBus {
  readonly archives: Archive[] = [];
  readonly rules = new Map<string, Rule>();
  readonly creationTime = new Date();

  constructor(
    readonly name: string,
    readonly arn: string,
    readonly description: string | undefined,
    private readonly delivery: Delivery,
    private readonly trace: Trace,
  ) {}

  put(event: BusEvent): void {
    const { id: eventId, transaction } = event;
    const text = eventText(event);
    this.trace.record(this.name, transaction, { what: 'EventPut', eventId });
    for (const archive of this.archives) {
      if (!archive.offer(event, text)) continue;
      this.trace.record(archive.props.archiveName, transaction, { what: 'EventArchived', eventId });
    }
    const rules = [...this.rules.values()].filter(
      ({ state, pattern }) => state === 'ENABLED' && pattern.matches(text),
    );
    if (rules.length === 0)
      this.trace.record(this.name, transaction, { what: 'EventMatchedNoRule', eventId });
    for (const rule of rules) {
      this.trace.record(rule.name, transaction, { what: 'RuleMatched', eventId });
      for (const target of rule.targets) this.delivery.begin(event, rule, target);
    }
  }
}
