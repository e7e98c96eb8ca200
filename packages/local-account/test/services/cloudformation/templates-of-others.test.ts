import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest } from '../../account-under-test';
import { callJson } from '../call-account';
import { settledStack, stacksClient } from './stacks-client';

/** Templates as others write them, described by the types they use: what each makes is used, and all are deleted. */
let account: LocalAccount;
let client: ReturnType<typeof stacksClient>;

beforeAll(() => {
  account = accountUnderTest();
  client = stacksClient(account);
});
afterAll(async () => {
  client.destroy();
  await account[Symbol.asyncDispose]();
});

/** @returns the outputs of a stack that was created; throws if it was not */
async function create(StackName: string, TemplateBody: string): Promise<Record<string, string>> {
  await client.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const { StackStatus, Outputs = [] } = await settledStack(client, StackName);
  expect(StackStatus).toBe('CREATE_COMPLETE');
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** @returns the status that it ended with */
async function remove(StackName: string): Promise<string | undefined> {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  await client.send(new DeleteStackCommand({ StackName }));
  return (await settledStack(client, stack?.StackId ?? '')).StackStatus;
}

const sqs = (operation: string, input: object) => callJson(account, 'sqs', `AmazonSQS.${operation}`, input);

async function bodiesIn(QueueUrl: string | undefined): Promise<string[]> {
  const given = { QueueUrl, WaitTimeSeconds: 5, MaxNumberOfMessages: 10 };
  const { Messages = [] } = (await sqs('ReceiveMessage', given)) as { Messages?: { Body: string }[] };
  return Messages.map(({ Body }) => Body);
}

const putEvent = (EventBusName: string | undefined, detail: object) =>
  callJson(account, 'events', 'AWSEvents.PutEvents', {
    Entries: [{ EventBusName, Source: 'shop', DetailType: 'order', Detail: JSON.stringify(detail) }],
  });

test('a bus, a rule with an input transformer, a queue with a key by its id, and policies as text', async () => {
  const { Bus, Queue } = await create(
    'transformed',
    `
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: !Sub '\${AWS::StackName}-bus' } }
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: |
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" }
        ] }
  Queue: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref Key } }
  Access:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: !Sub |
        { "Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" },
          "Action": "sqs:SendMessage", "Resource": "\${Queue.Arn}"
        } }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: |
        { "Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole"
        } }
  Rule:
    Type: AWS::Events::Rule
    DependsOn: Access
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { source: [shop] }
      Targets:
        - Id: queue
          Arn: !GetAtt Queue.Arn
          InputTransformer:
            InputPathsMap: { total: $.detail.total }
            InputTemplate: '{"paid": <total>}'
Outputs:
  Bus: { Value: !Ref Bus }
  Queue: { Value: !Ref Queue }
`,
  );

  await putEvent(Bus, { total: 7 });

  expect(await bodiesIn(Queue)).toEqual(['{"paid": 7}']);
  expect(await remove('transformed')).toBe('DELETE_COMPLETE');
});

test('a queue with AWS’s own key takes what its account sends, and not what a rule does', async () => {
  const { Bus, Queue, Dead } = await create(
    'own-key',
    `
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: own-key } }
  Dead: { Type: AWS::SQS::Queue }
  Queue: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: alias/aws/sqs } }
  Access:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue, !Ref Dead]
      PolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: 'sqs:SendMessage', Resource: '*' }
  Rule:
    Type: AWS::Events::Rule
    DependsOn: Access
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { source: [shop] }
      Targets:
        - Id: queue
          Arn: !GetAtt Queue.Arn
          DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
          RetryPolicy: { MaximumRetryAttempts: 0 }
Outputs:
  Bus: { Value: !Ref Bus }
  Dead: { Value: !Ref Dead }
  Queue: { Value: !Ref Queue }
`,
  );

  await putEvent(Bus, {});
  await sqs('SendMessage', { QueueUrl: Queue, MessageBody: 'from the account' });

  expect(await bodiesIn(Dead)).toEqual([expect.stringContaining('"source":"shop"')]);
  expect(await bodiesIn(Queue)).toEqual(['from the account']);
});

test('an export that another stack imports keeps its stack from being deleted', async () => {
  await create(
    'exporting',
    `
Resources: { Queue: { Type: AWS::SQS::Queue } }
Outputs: { Arn: { Value: !GetAtt Queue.Arn, Export: { Name: !Sub '\${AWS::StackName}-arn' } } }
`,
  );
  await create(
    'importing',
    `
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { RedrivePolicy: { deadLetterTargetArn: !ImportValue exporting-arn, maxReceiveCount: 3 } }
`,
  );

  expect(await remove('exporting')).not.toBe('DELETE_COMPLETE');
  expect(await remove('importing')).toBe('DELETE_COMPLETE');
  expect(await remove('exporting')).toBe('DELETE_COMPLETE');
});
