import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Stack } from '../../../src/engine/stack';
import type { Faults } from '../../../src/services/faults';
import { type LocalServices, stopServices } from '../../../src/services/local-services';
import { servicesUnderTest, stackUnderTest } from '../services-under-test';

/** What differs from one pipe to another. */
export interface PipeOptions {
  readonly pipe?: Record<string, unknown>;
  /** Actions that the pipe's role has not. */
  readonly without?: readonly string[];
  readonly faults?: Faults;
}

/** A queue of 60 s and two receives, its dead-letter queue, a bus that nothing listens to, and a pipe between them. */
export class PipeWorld {
  /** The requests of the pipe, in order. */
  readonly requests: (readonly PutEventsRequestEntry[])[] = [];
  readonly services: LocalServices;
  private readonly stack: Stack;

  constructor({ pipe = {}, without = [], faults = {} }: PipeOptions = {}) {
    this.services = servicesUnderTest('eu-west-1', {
      ...faults,
      putEvents: (entries, put) => {
        this.requests.push(entries);
        return (faults.putEvents ?? ((all) => put(all)))(entries, put);
      },
    });
    this.stack = stackUnderTest(this.services, 'Pipes', template(pipe, without));
  }

  start(): Promise<void> {
    return this.stack.start();
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    await stopServices(this.services);
  }

  async send(body: string, MessageAttributes?: Record<string, MessageAttributeValue>): Promise<string> {
    const { sqs, access } = this.services;
    const QueueUrl = this.output('Queue');
    const sent = await sqs.sendMessage(access.administrator, {
      QueueUrl,
      MessageBody: body,
      MessageAttributes,
    });
    return sent.MessageId ?? '';
  }

  /** How many messages a queue holds: those that can be received, and those in flight. */
  async held(queue: 'Queue' | 'DeadLetters'): Promise<[visible: number, inFlight: number]> {
    const { sqs, access } = this.services;
    const { Attributes = {} } = await sqs.getQueueAttributes(access.administrator, {
      QueueUrl: this.output(queue),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: inFlight } =
      Attributes;
    return [Number(visible), Number(inFlight)];
  }

  async deadLetterBodies(): Promise<(string | undefined)[]> {
    const { sqs, access } = this.services;
    const { Messages = [] } = await sqs.receiveMessage(access.administrator, {
      QueueUrl: this.output('DeadLetters'),
      MaxNumberOfMessages: 10,
    });
    return Messages.map(({ Body }) => Body);
  }

  /** What the pipe logged. */
  get logged(): Record<string, unknown>[] {
    return this.services.logs
      .logGroup('/pipe')
      .events.map(({ message }) => JSON.parse(message) as Record<string, unknown>);
  }

  get failures(): string[] {
    return this.services.trace.records.flatMap((record) =>
      record.what === 'PipeBatchFailed' ? [`${record.messages}: ${record.error}`] : [],
    );
  }

  output(name: string): string {
    return this.stack.outputs.find((output) => output.name === name)!.value;
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
