import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Message } from '@aws-sdk/client-sqs';
import { compileEventPattern } from '@pipeline/event-pattern';
import { Access } from '../../../src/access/access';
import type { Caller } from '../../../src/access/caller';
import { localAccount } from '../../../src/account';
import type { AwsError } from '../../../src/errors/aws-error';
import { EventsService } from '../../../src/services/events/events-service';
import { DEFAULT_RETRY_POLICY } from '../../../src/services/events/retry-policy';
import { type InvokedTarget, type Rule, ruleArn } from '../../../src/services/events/rule';
import { SqsService } from '../../../src/services/sqs';
import { Trace } from '../../../src/trace/trace';

/** Some moment, so that fake timers begin at a time one can reckon with. */
export const NOW = Date.parse('2026-01-02T03:04:05Z');

export const TARGET_ARN = 'arn:aws:states:eu-west-1:000000000000:stateMachine:m';

/** What a target was invoked with. */
export interface Invocation {
  readonly caller: Caller;
  readonly input: string;
}

/** A service of its own for one test, with the bus `b` and a target that takes what it is given. */
export class Fixture {
  readonly account = localAccount('eu-west-1');
  readonly trace = new Trace();
  readonly access = new Access(this.account, this.trace);
  readonly admin: Caller = this.access.administrator;
  readonly sqs = new SqsService({ ...this.ports, endpointUrl: () => 'http://127.0.0.1:4566' });
  readonly invocations: Invocation[] = [];
  /** What the target answers next; undefined for taking it. */
  failures: (AwsError | undefined)[] = [];
  readonly events = new EventsService({
    ...this.ports,
    sqs: this.sqs,
    invokeTarget: async (_, caller, input) => {
      this.invocations.push({ caller, input });
      const failure = this.failures.shift();
      if (failure) throw failure;
    },
  });
  readonly bus = this.events.createEventBus({ name: 'b' });

  private get ports() {
    const { account, access, trace } = this;
    return { account, access, trace };
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
      eventPattern,
      pattern: compileEventPattern(eventPattern),
      state: 'ENABLED',
      tags: [],
      targets: [
        {
          kind: 'invoked',
          listed: { Id: 't', Arn: TARGET_ARN },
          arn: TARGET_ARN,
          roleArn: undefined,
          input: { kind: 'event' },
          retryPolicy: DEFAULT_RETRY_POLICY,
          deadLetterQueueArn: undefined,
          ...target,
        },
      ],
    };
    this.bus.putRule(rule);
    return rule;
  }

  /** Puts one event on the bus and gives its result. */
  put(entry: PutEventsRequestEntry = {}) {
    const { Entries = [] } = this.events.putEvents(this.admin, [
      { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}', ...entry },
    ]);
    return Entries[0]!;
  }

  /** The inputs that the target got so far, parsed. */
  get delivered(): Record<string, unknown>[] {
    return this.invocations.map(({ input }) => JSON.parse(input) as Record<string, unknown>);
  }

  /** A queue that EventBridge may write to on behalf of a rule. */
  deadLetterQueue(allowedRuleArn: string): { arn: string; messages: () => Promise<Message[]> } {
    const { url } = this.sqs.createQueue({ queueName: 'dead', attributes: {} });
    const arn = 'arn:aws:sqs:eu-west-1:000000000000:dead';
    const document = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arn,
          Condition: { ArnEquals: { 'aws:SourceArn': allowedRuleArn } },
        },
      ],
    };
    this.access.setResourcePolicy(arn, 'policy', document);
    return { arn, messages: () => this.receive(url) };
  }

  private async receive(QueueUrl: string): Promise<Message[]> {
    const { Messages } = await this.sqs.receiveMessage(this.admin, {
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    });
    return Messages ?? [];
  }

  stop(): void {
    this.events.stop();
    this.sqs.stop();
  }
}

/** A message's attributes, by name. */
export function attributesOf({ MessageAttributes = {} }: Message): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
  );
}

/** Lets everything go on that only waits for its turn. */
export async function settle(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}
