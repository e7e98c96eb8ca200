import type * as sdk from '@aws-sdk/client-sqs';
import { Access } from '../../../src/access/access';
import type { Caller } from '../../../src/access/caller';
import { localAccount } from '../../../src/account';
import { arn, iamArn } from '../../../src/arn';
import { Capacity } from '../../../src/capacity/capacity';
import type { Clock } from '../../../src/clock/clock';
import { ManualClock } from '../../../src/clock/manual-clock';
import { AwsError } from '../../../src/errors/aws-error';
import type { Intercept } from '../../../src/intercept';
import { type Sqs, sqsService } from '../../../src/services/sqs';
import { newMessage } from '../../../src/services/sqs/message/new-message';
import { MessagesAtHand } from '../../../src/services/sqs/queue/messages-at-hand';
import { QueueMessages } from '../../../src/services/sqs/queue/queue-messages';
import { DEFAULT_SETTINGS } from '../../../src/services/sqs/queue/queue-settings';
import { MemoryStore } from '../../../src/store/memory-store';
import { Numbers } from '../../../src/store/numbers';
import type { Identify } from '../../../src/trace/identify';
import { Trace } from '../../../src/trace/trace';
import { writeJsonBody } from '../../../src/wire/json-body';
import { wireRequest } from '../http-api/wire-request';

/** When each test begins, by its own clock. */
export const NOW = Date.parse('2026-01-02T03:04:05Z');

type Sdk = typeof sdk;
type CommandName = { [Key in keyof Sdk]: Key extends `${infer Name}Command` ? Name : never }[keyof Sdk];
type OperationName = Exclude<CommandName, '$'>;
type CommandOf<Name extends OperationName> = InstanceType<Sdk[`${Name}Command`]>;
type InputOf<Name extends OperationName> = CommandOf<Name>['input'];
type OutputOf<Name extends OperationName> = Omit<
  Awaited<ReturnType<ReturnType<CommandOf<Name>['resolveMiddleware']>>>['output'],
  '$metadata'
>;

interface FixtureProps {
  /** For each test anew. @default - by the memory of this process */
  readonly capacity?: () => Capacity;
  /** @default - nothing stands between callers and operations */
  readonly intercept?: Intercept;
  /** @default - no message tells which transaction it carries */
  readonly identify?: Identify;
}

/** A service of its own for each test of a file, on a clock that the test moves. */
export function useSqs(props: FixtureProps = {}): Fixture {
  const fixture = new Fixture(props);
  beforeEach(() => fixture.begin());
  afterEach(() => fixture.end());
  return fixture;
}

/** SQS as its clients see it, and shorthands for the administrator's calls. */
class Fixture {
  clock!: ManualClock;
  capacity!: Capacity;
  trace!: Trace;
  access!: Access;
  sqs!: Sqs;
  store!: MemoryStore;
  /** Further headers of the calls. */
  headers: Record<string, string> = {};
  private readonly account = localAccount('eu-west-1');

  constructor(private readonly props: FixtureProps) {}

  begin(): void {
    const { account, props } = this;
    this.clock = new ManualClock({ startMs: NOW });
    this.headers = {};
    this.trace = new Trace(this.clock);
    this.access = new Access(account, this.trace, this.clock);
    this.capacity = props.capacity?.() ?? new Capacity();
    this.store = new MemoryStore();
    this.sqs = sqsService({
      identify: () => ({}),
      ...props,
      capacity: this.capacity,
      account,
      access: this.access,
      clock: this.clock,
      endpointUrl: 'http://127.0.0.1:4566',
      store: this.store,
      trace: this.trace,
    });
  }

  end(): Promise<void> {
    return this.sqs.service.stop();
  }

  get admin(): Caller {
    return this.access.administrator;
  }

  /** Calls an operation by SQS's own protocol. @throws AwsError as it is answered, with the code of the query protocol */
  async call<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    caller = this.admin,
    signal = new AbortController().signal,
  ): Promise<OutputOf<Name>> {
    const headers = { 'x-amz-target': `AmazonSQS.${name}`, ...this.headers };
    const request = wireRequest({ headers, body: writeJsonBody(input), client: { signal } });
    const response = await this.sqs.service.answer(request, caller, 'request');
    const answer: unknown = JSON.parse(String(response.body), withBytes);
    if (response.status === 200) return answer as OutputOf<Name>;
    const [code = ''] = response.headers?.['x-amzn-query-error']?.split(';') ?? [];
    throw new AwsError(code, (answer as { message: string }).message, response.status);
  }

  /** Somebody who may do this much. */
  role(actions: readonly string[], resource: string): Caller {
    const roleName = 'worker';
    const roleArn = iamArn(this.account, `role/${roleName}`);
    const Principal = { Service: 'lambda.amazonaws.com' };
    const trustPolicy = { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
    this.access.roles.create({ roleName, roleArn, trustPolicy, createDate: new Date(NOW) });
    const Statement = [
      { Effect: 'Allow', Action: actions.map((action) => `sqs:${action}`), Resource: resource },
    ];
    this.access.roles.putPolicy(roleName, 'policy', { Version: '2012-10-17', Statement });
    return {
      principal: { type: 'role', roleArn, sessionName: 'session', accountId: this.account.accountId },
    };
  }

  /** Creates a queue and gives its URL. */
  async queue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
    const { QueueUrl } = await this.call('CreateQueue', { QueueName, Attributes });
    return QueueUrl!;
  }

  arn(queueName: string): string {
    return arn(this.account, 'sqs', queueName);
  }

  /** A queue `source` that gives up after so many receives, and its dead-letter queue `dead`. */
  async pair(maxReceiveCount: number): Promise<{ source: string; dead: string }> {
    const dead = await this.queue('dead', { MessageRetentionPeriod: '1209600' });
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: this.arn('dead'), maxReceiveCount });
    return { dead, source: await this.queue('source', { RedrivePolicy }) };
  }

  /** @returns the message's id */
  async send(
    QueueUrl: string,
    MessageBody: string,
    more: Partial<sdk.SendMessageRequest> = {},
  ): Promise<string> {
    const { MessageId } = await this.call('SendMessage', { QueueUrl, MessageBody, ...more });
    return MessageId!;
  }

  /** Receives up to ten messages, with all their attributes. */
  async receive(QueueUrl: string, VisibilityTimeout?: number): Promise<sdk.Message[]> {
    const { Messages } = await this.call('ReceiveMessage', {
      QueueUrl,
      VisibilityTimeout,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages ?? [];
  }

  async receiveOne(QueueUrl: string, VisibilityTimeout?: number): Promise<sdk.Message> {
    const messages = await this.receive(QueueUrl, VisibilityTimeout);
    if (messages.length !== 1) throw new Error(`Expected one message, got ${messages.length}`);
    return messages[0]!;
  }

  async attributes(QueueUrl: string): Promise<Partial<Record<string, string>>> {
    const { Attributes } = await this.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    return Attributes ?? {};
  }

  /** How many messages are visible, delayed and in flight. */
  async counts(QueueUrl: string): Promise<number[]> {
    const attributes = await this.attributes(QueueUrl);
    return ['', 'Delayed', 'NotVisible'].map((state) =>
      Number(attributes[`ApproximateNumberOfMessages${state}`]),
    );
  }
}

/** The messages of a queue by themselves, below the service, with so many in it that are all alike. */
export async function queueMessages(clock: Clock, sent: number): Promise<QueueMessages> {
  const store = new MemoryStore();
  const messages = new QueueMessages({
    queueName: 'q',
    queueArn: 'arn:aws:sqs:eu-west-1:000000000000:q',
    settings: () => DEFAULT_SETTINGS,
    clock,
    numbers: new Numbers(clock),
    room: { release: () => undefined },
    store,
    atHand: new MessagesAtHand(),
    trace: new Trace(clock),
    messagesOf: () => undefined,
  });
  const content = { body: 'x', md5OfBody: '', attributes: {}, senderId: '', sizeBytes: 1 };
  for (let index = 0; index < sent; index += 1) {
    const arrival = messages.prepare(newMessage(content, {}, clock.now()), 0);
    await store.commit(arrival.changes);
    messages.enter(arrival);
  }
  return messages;
}

/** The error that a call is answered with: code, message and status. */
export async function errorOf(
  call: () => unknown,
): Promise<Pick<AwsError, 'code' | 'message' | 'httpStatus'>> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message, httpStatus } = error;
    return { code, message, httpStatus };
  }
  throw new Error('Expected an AwsError');
}

/** Binary values travel as base64. */
function withBytes(key: string, value: unknown): unknown {
  return key === 'BinaryValue' ? Uint8Array.from(Buffer.from(String(value), 'base64')) : value;
}
