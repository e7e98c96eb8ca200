import type { Tag } from '@aws-sdk/client-eventbridge';
import type { Account } from '../../account';
import { arn } from '../../arn';
import type { Trace } from '../../trace/trace';
import type { BusEvent } from './bus-event';
import type { Delivery } from './delivery';
import { type EventDetail, matchable } from './event-detail';
import { ruleDoesNotExist } from './event-errors';
import type { Rule, RuleTarget } from './rule';

/** How a bus is made. */
export interface EventBusInput {
  readonly name: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** The resource policy of a bus. */
interface BusPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

/** A bus: what is put on it goes to the targets of each enabled rule that matches. */
export class EventBus {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly tags: readonly Tag[];
  readonly creationTime = new Date();
  /** @default - none: only the account itself puts events */
  policy?: BusPolicy;
  private readonly rulesByName = new Map<string, Rule>();

  constructor(
    { name, description, tags = [] }: EventBusInput,
    account: Account,
    private readonly delivery: Delivery,
    private readonly trace: Trace,
  ) {
    this.name = name;
    this.arn = arn(account, 'events', `event-bus/${name}`);
    this.description = description;
    this.tags = tags;
  }

  /** The policy with one statement more. */
  policyWith(statement: object): BusPolicy {
    return { Version: '2012-10-17', Statement: [...(this.policy?.Statement ?? []), statement] };
  }

  get rules(): Rule[] {
    return [...this.rulesByName.values()];
  }

  /** @throws AwsError `ResourceNotFoundException` */
  rule(name: string): Rule {
    const rule = this.rulesByName.get(name);
    if (rule) return rule;
    throw ruleDoesNotExist(name, this.name);
  }

  /** Adds a rule, or replaces the one of its name. */
  putRule(rule: Rule): void {
    this.rulesByName.set(rule.name, rule);
  }

  removeRule(name: string): void {
    this.rulesByName.delete(name);
  }

  /**
   * @param detail the event's, read once for all rules
   * @param onlyRules ARNs of the rules that get the event @default - every rule that matches
   */
  put(event: BusEvent, detail: EventDetail, onlyRules?: ReadonlySet<string>): void {
    const { id: eventId, transaction, replayName } = event;
    this.trace.record(
      this.name,
      transaction,
      replayName === undefined
        ? { what: 'EventPut', eventId }
        : { what: 'EventReplayed', eventId, replayName },
    );
    const value = matchable(event, detail);
    const rules = this.rules.filter(
      ({ state, arn: ruleArn, pattern }) =>
        state === 'ENABLED' && (onlyRules?.has(ruleArn) ?? true) && pattern.matches(value),
    );
    // AWS's log says it likewise: NO_STANDARD_RULES_MATCHED leaves out the rules that services made for themselves.
    if (rules.every(({ managedBy }) => managedBy !== undefined)) {
      this.trace.record(this.name, transaction, { what: 'EventMatchedNoRule', eventId });
    }
    for (const rule of rules) {
      if (rule.managedBy === undefined) {
        this.trace.record(rule.name, transaction, { what: 'RuleMatched', eventId });
      }
      for (const target of rule.targets) this.handOver(event, rule, target);
    }
  }

  private handOver(event: BusEvent, rule: Rule, target: RuleTarget): void {
    switch (target.kind) {
      case 'invoked':
        return this.delivery.begin(event, rule, target);
      case 'archive':
        target.archive.keep(event);
        return this.trace.record(target.archive.name, event.transaction, {
          what: 'EventArchived',
          eventId: event.id,
        });
    }
  }
}
