import { SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ManualClock } from '../../../src/clock/manual-clock';
import { LocalAccount } from '../../../src/local-account';
import type { LocalAccountProps } from '../../../src/local-account-props';
import { listen } from '../../../src/wire/http-server';
import { deployTemplate } from '../../account-under-test';

const AT = 'us-east-1:000000000000';
export const TOPIC_ARN = `arn:aws:sns:${AT}:topic`;
export const queueArn = (name: string) => `arn:aws:sqs:${AT}:${name}`;

export const topic = (properties: object = {}) => ({
  Type: 'AWS::SNS::Topic',
  Properties: { TopicName: 'topic', ...properties },
});

export const queue = (name: string, properties: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName: name, ...properties },
});

export const subscription = (properties: object) => ({
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: TOPIC_ARN, ...properties },
  DependsOn: ['Topic'],
});

/** Lets the topic send to queues, as the CDK writes it. */
export const queuePolicy = (...names: string[]) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: names.map((name) => `http://127.0.0.1/000000000000/${name}`),
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: '*',
          Condition: { ArnEquals: { 'aws:SourceArn': TOPIC_ARN } },
        },
      ],
    },
  },
  DependsOn: ['Queue', 'DeadLetters'],
});

/** An account behind a real port, on a clock that stands still, with real clients. */
export async function snsWorld(
  Resources: Readonly<Record<string, object>> = { Other: queue('other') },
  props: Partial<LocalAccountProps> = {},
) {
  const clock = new ManualClock();
  const server = await listen(0, (error) => {
    throw error;
  });
  const account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1', clock, ...props });
  server.answerWith(account);
  const config = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const sns = new SNSClient(config);
  const sqs = new SQSClient(config);
  const dispose = async () => {
    sns.destroy();
    sqs.destroy();
    await account[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  const { notRun } = await deployTemplate(account, { Resources }).catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  return {
    account,
    clock,
    notRun,
    sns,
    sqs,
    trace: account.trace,
    url: server.url,
    /** The messages that a queue gives out, after it got as many. */
    receive: async (name: string, count = 1) => {
      await account.trace.waitFor(`${count} messages in ${name}`, () => sentTo(account, name) >= count);
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: name,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      return Messages;
    },
    [Symbol.asyncDispose]: dispose,
  };
}

function sentTo({ trace }: LocalAccount, name: string): number {
  return trace.records.filter(({ what, resource }) => what === 'MessageSent' && resource === name).length;
}
