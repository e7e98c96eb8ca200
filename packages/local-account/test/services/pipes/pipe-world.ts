import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Message } from '@aws-sdk/client-sqs';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { StackView } from '../../../src/engine/stacks/stack-view';
import type { LocalAccountProps } from '../../../src/local-account-props';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { callJson, callRest } from '../call-account';

/** When time begins. */
export const NOW = Date.UTC(2026, 10, 22);

type Entries = readonly PutEventsRequestEntry[];

/** @param put puts entries, as the pipe would have */
export type PutEvents = (entries: Entries, put: (entries: Entries) => Promise<object>) => object;

/** What differs from one pipe to another. */
export interface PipeOptions extends Pick<LocalAccountProps, 'capacity' | 'faults' | 'identify'> {
  /** In place of the pipe's request to the bus: it may put all of the entries, some or none, and answer what it likes. */
  readonly putEvents?: PutEvents;
  /** Before an operation of SQS. */
  readonly beforeSqs?: (operation: string) => void;
  readonly pipe?: Record<string, unknown>;
  /** Actions that the pipe's role has not. */
  readonly without?: readonly string[];
}

/** A message attribute, as JSON carries it. */
interface SentAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** In base64. */
  readonly BinaryValue?: string;
}

/** A queue of 60 s and two receives, its dead-letter queue, a bus that nothing listens to, and a pipe between them. */
export class PipeWorld {
  /** The requests of the pipe, in order. */
  readonly requests: Entries[] = [];
  readonly clock = new ManualClock({ startMs: NOW });
  readonly account;
  private stack: StackView | undefined;

  constructor(private readonly options: PipeOptions = {}) {
    const { putEvents = (entries, put) => put(entries), beforeSqs, capacity, faults, identify } = options;
    this.account = accountUnderTest({
      region: 'eu-west-1',
      clock: this.clock,
      ...(identify && { identify }),
      ...(capacity && { capacity }),
      faults,
      intercept: async ({ service, operation, input }, proceed) => {
        if (service === 'sqs') beforeSqs?.(operation);
        if (operation !== 'PutEvents') return proceed(input);
        const { Entries } = input as { Entries: Entries };
        this.requests.push(Entries);
        return putEvents(Entries, (entries) => proceed({ Entries: entries }));
      },
    });
  }

  async start(): Promise<void> {
    const { pipe = {}, without = [] } = this.options;
    this.stack = await deployTemplate(this.account, template(pipe, without), 'Pipes');
  }

  stop(): Promise<void> {
    return this.account[Symbol.asyncDispose]();
  }

  async send(body: string, MessageAttributes?: Record<string, SentAttribute>): Promise<string> {
    const { MessageId } = await this.callSqs('SendMessage', {
      QueueUrl: this.output('Queue'),
      MessageBody: body,
      MessageAttributes,
    });
    return String(MessageId);
  }

  /** How many messages a queue holds: those that can be received, and those in flight. */
  async held(queue: 'Queue' | 'DeadLetters'): Promise<[visible: number, inFlight: number]> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes } = await this.callSqs('GetQueueAttributes', {
      QueueUrl: this.output(queue),
      AttributeNames: names,
    });
    const [visible, inFlight] = names.map((name) => Number((Attributes as Record<string, string>)[name]));
    return [visible!, inFlight!];
  }

  async deadLetterBodies(): Promise<(string | undefined)[]> {
    const { Messages = [] } = await this.callSqs('ReceiveMessage', {
      QueueUrl: this.output('DeadLetters'),
      MaxNumberOfMessages: 10,
    });
    return (Messages as Message[]).map(({ Body }) => Body);
  }

  /** Asks for the pipe to be started or stopped. */
  ask(what: 'start' | 'stop') {
    return callRest(this.account, 'pipes', 'POST', `/v1/pipes/${this.output('PipeName')}/${what}`);
  }

  describe() {
    return callRest(this.account, 'pipes', 'GET', `/v1/pipes/${this.output('PipeName')}`);
  }

  /** What the pipe logged. */
  get logged(): Record<string, unknown>[] {
    return this.account.trace.records.flatMap((record) =>
      record.what === 'LogWritten' && record.resource === '/pipe'
        ? [JSON.parse(record.message) as Record<string, unknown>]
        : [],
    );
  }

  get failures(): string[] {
    return this.account.trace.records.flatMap((record) =>
      record.what === 'PipeBatchFailed' ? [`${record.messages}: ${record.error}`] : [],
    );
  }

  output(name: string): string {
    return this.stack!.outputs.find((output) => output.name === name)!.value;
  }

  private callSqs(operation: string, input: object) {
    return callJson(this.account, 'sqs', `AmazonSQS.${operation}`, input);
  }
}
function template(pipe: Record<string, unknown>, without: readonly string[]): object {
  const allow = (actions: string[], resource: string) => ({
    Effect: 'Allow',
    Action: actions.filter((action) => !without.includes(action)),
    Resource: { 'Fn::GetAtt': [resource, 'Arn'] },
  });
  return {
    Resources: {
      DeadLetters: { Type: 'AWS::SQS::Queue' },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 60,
          RedrivePolicy: {
            deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] },
            maxReceiveCount: 2,
          },
        },
      },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/pipe' } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'pipes.amazonaws.com' },
            },
          },
          Policies: [
            {
              PolicyName: 'Move',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Queue'),
                  allow(['events:PutEvents', 'events:TagResource'], 'Bus'),
                ],
              },
            },
          ],
        },
      },
      Pipe: {
        Type: 'AWS::Pipes::Pipe',
        Properties: {
          Source: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          Target: { 'Fn::GetAtt': ['Bus', 'Arn'] },
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ...pipe,
        },
      },
    },
    Outputs: {
      Queue: { Value: { Ref: 'Queue' } },
      DeadLetters: { Value: { Ref: 'DeadLetters' } },
      QueueArn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
      BusArn: { Value: { 'Fn::GetAtt': ['Bus', 'Arn'] } },
      PipeArn: { Value: { 'Fn::GetAtt': ['Pipe', 'Arn'] } },
      PipeName: { Value: { Ref: 'Pipe' } },
    },
  };
}
