import type { DeadLetterConfig, Tag } from '@aws-sdk/client-eventbridge';
import type { AccountPorts } from '../../../account-ports';
import type { Archive } from '../archive/archive';
import type { Delivery } from '../delivery/delivery';
import { ruleDoesNotExist } from '../event-errors';
import type { ArchiveDelay } from '../needs';
import type { Rule, RuleTarget } from '../rule';
import { Schedules } from '../schedule/schedules';
import { busArnOf } from './bus-name';
import type { ParsedEvent } from './parsed-event';
import { scheduledEvent } from './scheduled-event';

/** What can be changed of a bus. */
export interface EventBusSettings {
  readonly description?: string;
  /** The key that encrypts its events, by its ARN. @default - AWS's own */
  readonly kmsKeyArn?: string;
  /** Where AWS puts what it cannot encrypt or decrypt, which cannot happen here. @default - nowhere */
  readonly deadLetterConfig?: DeadLetterConfig;
}

/** How a bus is made. */
export interface EventBusInput extends EventBusSettings {
  readonly name: string;
  readonly tags?: readonly Tag[];
}

export interface EventBusPorts extends Pick<AccountPorts, 'account' | 'clock' | 'trace'> {
  readonly delivery: Delivery;
  readonly archiveDelayMs?: ArchiveDelay;
}

/** A statement of the policy of a bus. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly [member: string]: unknown;
}

/** The resource policy of a bus. */
interface BusPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** A bus: what is put on it goes to the targets of each enabled rule that matches. */
export class EventBus {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: Date;
  tags: readonly Tag[];
  /** @default - none: only the account itself puts events */
  policy?: BusPolicy;
  private currentSettings: EventBusSettings;
  private modified: Date;
  private readonly rulesByName = new Map<string, Rule>();
  private readonly schedules: Schedules;

  constructor(
    { name, tags = [], ...settings }: EventBusInput,
    private readonly ports: EventBusPorts,
  ) {
    this.name = name;
    this.tags = tags;
    this.arn = busArnOf(ports.account, name);
    this.creationTime = new Date(ports.clock.now());
    this.modified = this.creationTime;
    this.currentSettings = settings;
    this.schedules = new Schedules(ports.clock, (rule) => this.fire(rule));
  }

  get settings(): EventBusSettings {
    return this.currentSettings;
  }

  /** When its settings were last changed. */
  get lastModifiedTime(): Date {
    return this.modified;
  }

  set(settings: EventBusSettings): void {
    this.currentSettings = settings;
    this.modified = new Date(this.ports.clock.now());
  }

  hasStatement(statementId: string): boolean {
    return this.statements.some(({ Sid }) => Sid === statementId);
  }

  /** The policy with one statement more; it comes in the place of one that has its id. */
  policyWith(statement: PolicyStatement): BusPolicy {
    return policyOf([...this.statementsWithout(statement.Sid), statement]);
  }

  /** @returns undefined if no statement is left */
  policyWithout(statementId: string): BusPolicy | undefined {
    const left = this.statementsWithout(statementId);
    return left.length === 0 ? undefined : policyOf(left);
  }

  get rules(): Rule[] {
    return [...this.rulesByName.values()];
  }

  findRule(name: string): Rule | undefined {
    return this.rulesByName.get(name);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  rule(name: string): Rule {
    const rule = this.findRule(name);
    if (rule) return rule;
    throw ruleDoesNotExist(name, this.name);
  }

  /** Adds a rule, or replaces the one of its name. */
  putRule(rule: Rule): void {
    this.addRule(rule);
    this.startSchedule(rule);
  }

  /** As `putRule`, for a rule whose schedule begins later. */
  addRule(rule: Rule): void {
    const before = this.findRule(rule.name)?.state;
    this.rulesByName.set(rule.name, rule);
    if (before !== undefined && before !== rule.state) this.recordState(rule.name, rule.state);
  }

  startSchedule(rule: Rule): void {
    this.schedules.follow(rule);
  }

  setRuleState(rule: Rule, state: Rule['state']): void {
    if (rule.state === state) return;
    rule.state = state;
    this.schedules.follow(rule);
    this.recordState(rule.name, state);
  }

  removeRule(name: string): void {
    this.schedules.forget(name);
    if (this.rulesByName.delete(name)) this.recordState(name, 'DELETED');
  }

  /** Ends all schedules. */
  stop(): void {
    this.schedules.stop();
  }

  /** @param onlyRules ARNs of the rules that get the event @default - every rule that matches */
  put(parsed: ParsedEvent, onlyRules?: ReadonlySet<string>): void {
    const { trace } = this.ports;
    const { id: eventId, transaction, replayName } = parsed.event;
    trace.record(
      this.name,
      transaction,
      replayName === undefined
        ? { what: 'EventPut', eventId }
        : { what: 'EventReplayed', eventId, replayName },
    );
    const rules = this.rules.filter(
      ({ state, arn, pattern }) =>
        state === 'ENABLED' &&
        (onlyRules?.has(arn) ?? true) &&
        (pattern?.compiled.matches(parsed.fields) ?? false),
    );
    // AWS's log says it likewise: NO_STANDARD_RULES_MATCHED leaves out the rules that services made for themselves.
    if (rules.every(({ managedBy }) => managedBy !== undefined)) {
      trace.record(this.name, transaction, { what: 'EventMatchedNoRule', eventId });
    }
    for (const rule of rules) {
      if (rule.managedBy === undefined) {
        trace.record(rule.name, transaction, { what: 'RuleMatched', eventId });
      }
      for (const target of rule.targets) this.handOver(parsed, rule, target);
    }
  }

  /** A rule's schedule is its own: no other rule gets the event, and no archive. */
  private fire(rule: Rule): void {
    const parsed = scheduledEvent(rule, this.ports);
    const { id: eventId, transaction } = parsed.event;
    this.ports.trace.record(rule.name, transaction, { what: 'ScheduleFired', eventId });
    for (const target of rule.targets) this.handOver(parsed, rule, target);
  }

  private recordState(ruleName: string, state: string): void {
    this.ports.trace.record(ruleName, {}, { what: 'StateChanged', state });
  }

  private get statements(): readonly PolicyStatement[] {
    return this.policy?.Statement ?? [];
  }

  private statementsWithout(statementId: string | undefined): PolicyStatement[] {
    return this.statements.filter(({ Sid }) => Sid === undefined || Sid !== statementId);
  }

  private keep({ event }: ParsedEvent, archive: Archive): void {
    const delayMs = this.ports.archiveDelayMs?.(archive.arn, event.detail, event.transaction) ?? 0;
    archive.keep(event, delayMs);
    this.ports.trace.record(archive.name, event.transaction, {
      what: 'EventArchived',
      eventId: event.id,
      ...(delayMs > 0 && { delayMs }),
    });
  }

  private handOver(parsed: ParsedEvent, rule: Rule, target: RuleTarget): void {
    switch (target.kind) {
      case 'invoked':
        return this.ports.delivery.begin(parsed, rule, target);
      case 'archive':
        return this.keep(parsed, target.archive);
    }
  }
}

function policyOf(statements: readonly PolicyStatement[]): BusPolicy {
  return { Version: '2012-10-17', Statement: statements };
}
