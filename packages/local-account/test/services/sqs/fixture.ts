import type { Message, SendMessageRequest } from '@aws-sdk/client-sqs';
import { Access } from '../../../src/access/access';
import type { Caller } from '../../../src/access/caller';
import { localAccount } from '../../../src/account';
import { AwsError } from '../../../src/errors/aws-error';
import { type Fault, SqsService } from '../../../src/services/sqs';
import { Trace } from '../../../src/trace/trace';

/** Some moment, so that fake timers begin at a time one can reckon with. */
export const NOW = Date.parse('2026-01-02T03:04:05Z');

/** A service of its own for one test, and shorthands for the administrator's calls. */
export class Fixture {
  readonly account = localAccount('eu-west-1');
  readonly trace = new Trace();
  readonly access = new Access(this.account, this.trace);
  readonly sqs: SqsService;
  readonly admin: Caller = this.access.administrator;

  constructor(fault?: Fault) {
    const { account, access, trace } = this;
    this.sqs = new SqsService({ account, access, trace, endpointUrl: () => 'http://127.0.0.1:4566', fault });
  }

  /** Somebody who may do this much. */
  role(actions: readonly string[], resource: string): Caller {
    const roleName = 'worker';
    const roleArn = `arn:aws:iam::000000000000:role/${roleName}`;
    const Principal = { Service: 'lambda.amazonaws.com' };
    const trustPolicy = { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
    this.access.createRole({ roleName, roleArn, trustPolicy, createDate: new Date() });
    const Statement = [
      { Effect: 'Allow', Action: actions.map((action) => `sqs:${action}`), Resource: resource },
    ];
    this.access.putRolePolicy(roleName, 'policy', { Version: '2012-10-17', Statement });
    return {
      principal: { type: 'role', roleArn, sessionName: 'session', accountId: this.account.accountId },
    };
  }

  /** Creates a queue and gives its URL. */
  queue(queueName: string, attributes: Record<string, string> = {}): string {
    return this.sqs.createQueue({ queueName, attributes }).url;
  }

  arn(queueName: string): string {
    return `arn:aws:sqs:eu-west-1:000000000000:${queueName}`;
  }

  /** A queue `source` that gives up after so many receives, and its dead-letter queue `dead`. */
  pair(maxReceiveCount: number): { source: string; dead: string } {
    const dead = this.queue('dead', { MessageRetentionPeriod: '1209600' });
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: this.arn('dead'), maxReceiveCount });
    return { dead, source: this.queue('source', { RedrivePolicy }) };
  }

  async send(QueueUrl: string, MessageBody: string, more: Partial<SendMessageRequest> = {}): Promise<string> {
    const { MessageId } = await this.sqs.sendMessage(this.admin, { QueueUrl, MessageBody, ...more });
    return MessageId;
  }

  /** Receives up to ten messages, with all their attributes. */
  async receive(QueueUrl: string, VisibilityTimeout?: number): Promise<Message[]> {
    const { Messages } = await this.sqs.receiveMessage(this.admin, {
      QueueUrl,
      VisibilityTimeout,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages ?? [];
  }

  async receiveOne(QueueUrl: string, VisibilityTimeout?: number): Promise<Message> {
    const messages = await this.receive(QueueUrl, VisibilityTimeout);
    if (messages.length !== 1) throw new Error(`Expected one message, got ${messages.length}`);
    return messages[0]!;
  }

  async attributes(QueueUrl: string): Promise<Partial<Record<string, string>>> {
    const { Attributes } = await this.sqs.getQueueAttributes(this.admin, {
      QueueUrl,
      AttributeNames: ['All'],
    });
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
