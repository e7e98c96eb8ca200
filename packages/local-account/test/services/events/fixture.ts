import { compileEventPattern } from '@pipeline/event-pattern';
import { Access } from '../../../src/access/access';
import type { Caller } from '../../../src/access/caller';
import { localAccount } from '../../../src/account';
import { iamArn } from '../../../src/arn';
import { Capacity } from '../../../src/capacity/capacity';
import { ManualClock } from '../../../src/clock/manual-clock';
import { AwsError } from '../../../src/errors/aws-error';
import { createService, type OwnService } from '../../../src/service';
import type { EventsNeeds } from '../../../src/services/events';
import { ruleArn } from '../../../src/services/events/bus/bus-name';
import { type InnerEntry, parseInnerEntry } from '../../../src/services/events/bus/inner-entry';
import { DEFAULT_RETRY_POLICY } from '../../../src/services/events/delivery/retry-policy';
import { wholeEvent } from '../../../src/services/events/delivery/target-input';
import { targetServiceOf } from '../../../src/services/events/delivery/target-services';
import { eventsApi } from '../../../src/services/events/operations/events-api';
import { forwardEvent } from '../../../src/services/events/operations/forward-event';
import { putEvents } from '../../../src/services/events/operations/put-events';
import { createEventsPorts, type EventsPorts } from '../../../src/services/events/ports';
import { eventsRule } from '../../../src/services/events/resources/events-rule';
import type { InvokedTarget, Rule } from '../../../src/services/events/rule';
import { MemoryStore } from '../../../src/store/memory-store';
import type { Identify } from '../../../src/trace/identify';
import { Trace } from '../../../src/trace/trace';
import type { Call } from '../../../src/wire/operation';
import { queuePolicyDocument } from './queue-policy';

/** Some moment, so that time begins where one can reckon with it. */
export const NOW = Date.parse('2026-01-02T03:04:05Z');

export const TARGET_ARN = 'arn:aws:states:eu-west-1:000000000000:stateMachine:m';

export const DEAD_LETTER_QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:dead';

type SentMessage = Parameters<EventsNeeds['queues']['sendMessage']>[1];
type InvokedFunction = Parameters<EventsNeeds['functions']['invoke']>[1];
type PublishedMessage = Parameters<EventsNeeds['topics']['publish']>[1];
type WrittenLog = Parameters<EventsNeeds['logs']['putLogEvents']>[1];
type StartedExecution = Parameters<EventsNeeds['stateMachines']['startExecution']>[1];

/** What a target was invoked with. */
export interface Invocation {
  readonly call: Call;
  readonly input: string;
  /** The parsed input that came with the text. */
  readonly value: StartedExecution['input']['value'];
}

/** EventBridge by itself, with the bus `b`, a target that takes what it is given, and a queue for dead letters. */
export class Fixture {
  readonly clock: ManualClock;
  readonly capacity: Capacity;
  readonly account = localAccount('eu-west-1');
  readonly store: MemoryStore;
  readonly trace: Trace;
  readonly access: Access;
  readonly admin: Caller;
  /** What the target answers next; undefined for taking it. */
  failures: (AwsError | undefined)[] = [];
  readonly invocations: Invocation[] = [];
  /** All messages to queues: dead letters, and events for queues that are targets. */
  readonly sent: SentMessage[] = [];
  /** Invocations of functions. */
  readonly invoked: InvokedFunction[] = [];
  /** Messages to topics. */
  readonly published: PublishedMessage[] = [];
  /** What was written to log groups. */
  readonly logged: WrittenLog[] = [];
  private readonly logStreams = new Set<string>();
  readonly ports: EventsPorts;
  readonly service: OwnService<EventsPorts>;
  readonly bus;

  constructor({
    startMs = NOW,
    capacity = new Capacity(),
    identify = () => ({}),
    store = new MemoryStore(),
  }: { startMs?: number; capacity?: Capacity; identify?: Identify; store?: MemoryStore } = {}) {
    this.store = store;
    this.capacity = capacity;
    this.clock = new ManualClock({ startMs });
    this.trace = new Trace(this.clock);
    this.access = new Access(this.account, this.trace, this.clock);
    this.admin = this.access.administrator;
    const { access, account, clock, trace } = this;
    this.ports = createEventsPorts(
      { access, account, capacity, clock, identify, store: this.store, trace },
      {
        ...this.needs,
        forwardEvent: (call, busArn, event) => forwardEvent(this.service, this.ports, call, busArn, event),
      },
    );
    this.service = createService<EventsPorts>(
      { access },
      { name: 'events', ports: this.ports, api: eventsApi, resources: [eventsRule] },
    );
    this.bus = this.ports.buses.create({ name: 'b' });
  }

  /** Adds a rule to the bus; it matches every event unless it has another pattern. */
  rule(
    name: string,
    target: Partial<InvokedTarget> = {},
    eventPattern = '{"account":["000000000000"]}',
  ): Rule {
    const rule: Rule = {
      name,
      arn: ruleArn(this.account, 'b', name),
      eventBusName: 'b',
      pattern: { text: eventPattern, compiled: compileEventPattern(eventPattern) },
      state: 'ENABLED',
      tags: [],
      targets: [
        {
          kind: 'invoked',
          listed: { Id: 't', Arn: TARGET_ARN },
          service: targetServiceOf(TARGET_ARN)!,
          arn: TARGET_ARN,
          roleArn: undefined,
          input: wholeEvent,
          retryPolicy: DEFAULT_RETRY_POLICY,
          deadLetterQueueArn: undefined,
          ...target,
        },
      ],
    };
    this.bus.putRule(rule);
    return rule;
  }

  /** A role that a service trusts, and who has taken it on. */
  role(roleName: string, actions: readonly string[] = [], trusted = 'lambda.amazonaws.com'): Caller {
    const Principal = { Service: trusted };
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    };
    const roleArn = iamArn(this.account, `role/${roleName}`);
    this.access.roles.create({ roleName, roleArn, trustPolicy, createDate: new Date(NOW) });
    if (actions.length > 0) this.allow(roleName, { Effect: 'Allow', Action: actions, Resource: '*' });
    const { accountId } = this.account;
    return { principal: { type: 'role', roleArn, sessionName: 'session', accountId } };
  }

  /** Gives a role its only policy. */
  allow(roleName: string, ...Statement: object[]): void {
    this.access.roles.putPolicy(roleName, 'policy', { Version: '2012-10-17', Statement });
  }

  /** Puts events, as another service of the account does. */
  async putAll(Entries: readonly InnerEntry[], call: Partial<Call> = {}) {
    return this.service.perform(
      putEvents,
      { Entries: Entries.map(parseInnerEntry) },
      { caller: this.admin, signal: new AbortController().signal, ...call },
    );
  }

  /** Puts one event on the bus and gives its result. */
  async put(entry: InnerEntry = {}) {
    const { Entries } = await this.putAll([
      { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}', ...entry },
    ]);
    return Entries[0]!;
  }

  get deadLetters(): SentMessage[] {
    return this.sent.filter(({ queueArn }) => queueArn === DEAD_LETTER_QUEUE_ARN);
  }

  /** The inputs that the target got so far, parsed. */
  get delivered(): Record<string, unknown>[] {
    return this.invocations.map(({ input }) => JSON.parse(input) as Record<string, unknown>);
  }

  /** Lets EventBridge write to the queue for dead letters, on behalf of a rule. */
  allowDeadLettersOf(allowedRuleArn: string): void {
    const policy = queuePolicyDocument(DEAD_LETTER_QUEUE_ARN, allowedRuleArn);
    this.access.setResourcePolicy(DEAD_LETTER_QUEUE_ARN, 'policy', policy);
  }

  /** Lets everything go on that only waits for its turn. */
  settle(): Promise<void> {
    return this.clock.advance(0);
  }

  stop(): void {
    this.ports.stop();
  }

  private get needs(): EventsNeeds {
    return {
      queues: {
        sendMessage: async ({ caller }, message) => {
          this.access.require(caller, 'sqs:SendMessage', message.queueArn);
          this.sent.push(message);
          return {};
        },
      },
      functions: {
        invoke: async ({ caller }, invocation) => {
          this.access.require(caller, 'lambda:InvokeFunction', invocation.FunctionName);
          this.invoked.push(invocation);
          return {};
        },
      },
      topics: {
        publish: async ({ caller }, message) => {
          this.access.require(caller, 'sns:Publish', message.topicArn);
          this.published.push(message);
          return {};
        },
      },
      logs: {
        createLogStream: async (_, { logGroupName, logStreamName }) => {
          this.logStreams.add(`${logGroupName} ${logStreamName}`);
          return {};
        },
        putLogEvents: async (_, written) => {
          if (!this.logStreams.has(`${written.logGroupName} ${written.logStreamName}`)) {
            throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
          }
          this.logged.push(written);
          return {};
        },
      },
      stateMachines: {
        startExecution: async (call, { input: { text, value } }) => {
          this.invocations.push({ call, input: text, value });
          const failure = this.failures.shift();
          if (failure) throw failure;
          return {};
        },
      },
    };
  }
}

/** A message's attributes, by name. */
export function attributesOf({ MessageAttributes }: SentMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(MessageAttributes ?? {}).map(([name, { StringValue }]) => [name, StringValue]),
  );
}
