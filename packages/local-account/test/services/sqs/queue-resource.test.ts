import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { signedFor } from '../../wire/toy-apis';
import { wireRequest } from '../http-api/wire-request';

let account: LocalAccount;
beforeEach(() => {
  account = accountUnderTest({ region: 'eu-west-1' });
});
afterEach(() => account[Symbol.asyncDispose]());

/** Calls an operation of SQS on the queue `q`. */
async function callOnQueue(operation: string, input: object = {}): Promise<unknown> {
  const { body } = await account.answer(
    wireRequest({
      headers: { ...signedFor('sqs', 'eu-west-1'), 'x-amz-target': `AmazonSQS.${operation}` },
      body: JSON.stringify({ QueueUrl: 'http://127.0.0.1:4566/000000000000/q', ...input }),
    }),
  );
  return JSON.parse(String(body));
}

const queue = (Properties: object) => ({ Type: 'AWS::SQS::Queue', Properties });

test('CloudFormation creates a queue, with its ARN, URL and tags', async () => {
  const { outputs } = await deployTemplate(account, {
    Resources: {
      Queue: queue({ QueueName: 'q', VisibilityTimeout: 60, Tags: [{ Key: 'team', Value: 'a' }] }),
    },
    Outputs: {
      Name: { Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } },
      Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
      Url: { Value: { Ref: 'Queue' } },
    },
  });

  expect(outputs.map(({ value }) => value)).toEqual([
    'q',
    'arn:aws:sqs:eu-west-1:000000000000:q',
    'http://127.0.0.1:4566/000000000000/q',
  ]);
  expect(await callOnQueue('ListQueueTags')).toEqual({ Tags: { team: 'a' } });
  expect(await callOnQueue('GetQueueAttributes', { AttributeNames: ['VisibilityTimeout'] })).toEqual({
    Attributes: { VisibilityTimeout: '60' },
  });
});

test('CloudFormation gives a queue its policy, by its URL', async () => {
  const PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
      },
    ],
  };
  await deployTemplate(account, {
    Resources: {
      Queue: queue({ QueueName: 'q' }),
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { PolicyDocument, Queues: [{ Ref: 'Queue' }] },
      },
    },
  });

  expect(await callOnQueue('GetQueueAttributes', { AttributeNames: ['Policy'] })).toEqual({
    Attributes: { Policy: JSON.stringify(PolicyDocument) },
  });
});

test.each<[string, object, string]>([
  [
    'a name of no characters',
    { Queue: queue({ QueueName: '' }) },
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  ],
  [
    'a policy of a queue that is not there',
    {
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          PolicyDocument: {},
          Queues: ['https://sqs.eu-west-1.amazonaws.com/000000000000/q'],
        },
      },
    },
    'The specified queue does not exist.',
  ],
])('CloudFormation creates none with %s', async (_, Resources, message) => {
  await expect(deployTemplate(account, { Resources })).rejects.toThrow(message);
});
