import {
  type CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourceCommand,
  DetectStackResourceDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { Access } from '../../../src/access/access';
import { localAccount } from '../../../src/account';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { Trace } from '../../../src/trace/trace';
import { accountUnderTest } from '../../account-under-test';
import { settledStack, stacksClient } from './stacks-client';

const clock = new ManualClock();
const { administrator } = new Access(localAccount('us-east-1'), new Trace(clock), clock);

let account: LocalAccount;
let client: CloudFormationClient;

beforeEach(() => {
  account = accountUnderTest();
  client = stacksClient(account);
});
afterEach(() => account[Symbol.asyncDispose]());

/** Calls an operation as the administrator, past the stack. */
async function call(service: string, operation: string, input: object): Promise<void> {
  const served = account.services.find(({ name }) => name === service)?.operations.get(operation);
  if (!served) throw new Error(`${service} ${operation} is not served.`);
  await served.call(input, { caller: administrator, signal: new AbortController().signal });
}

async function statusOf(LogicalResourceId: string): Promise<string> {
  const { StackResourceDrift } = await client.send(
    new DetectStackResourceDriftCommand({ StackName: 'S', LogicalResourceId }),
  );
  const { StackResourceDriftStatus, PropertyDifferences = [] } = StackResourceDrift ?? {};
  return [StackResourceDriftStatus, ...PropertyDifferences.map(({ PropertyPath }) => PropertyPath)].join(' ');
}

const template = `
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }
  Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 3 } }
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: ours } }
  Subscription:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt Queue.Arn, RawMessageDelivery: true }
  Connection:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: key, ApiKeyValue: secret } }
  Parameter: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
`;

test.each<
  [logicalId: string, service: string, operation: string, input: (id: string) => object, status: string]
>([
  ['Bucket', 's3', 'DeleteBucket', (Bucket) => ({ Bucket }), 'DELETED'],
  [
    'Bucket',
    's3',
    'PutBucketVersioning',
    (Bucket) => ({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
    'MODIFIED /VersioningConfiguration/Status',
  ],
  [
    'Queue',
    'sqs',
    'SetQueueAttributes',
    (QueueUrl) => ({ QueueUrl, Attributes: { DelaySeconds: '4' } }),
    'MODIFIED /DelaySeconds',
  ],
  ['Queue', 'sqs', 'DeleteQueue', (QueueUrl) => ({ QueueUrl }), 'DELETED'],
  [
    'Topic',
    'sns',
    'SetTopicAttributes',
    (TopicArn) => ({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'theirs' }),
    'MODIFIED /DisplayName',
  ],
  ['Topic', 'sns', 'DeleteTopic', (TopicArn) => ({ TopicArn }), 'DELETED'],
  [
    'Subscription',
    'sns',
    'SetSubscriptionAttributes',
    (SubscriptionArn) => ({ SubscriptionArn, AttributeName: 'RawMessageDelivery', AttributeValue: 'false' }),
    'MODIFIED /RawMessageDelivery',
  ],
  ['Subscription', 'sns', 'Unsubscribe', (SubscriptionArn) => ({ SubscriptionArn }), 'DELETED'],
  ['Connection', 'events', 'DeleteConnection', (Name) => ({ Name }), 'DELETED'],
  ['Parameter', 'ssm', 'PutParameter', (Name) => ({ Name, Value: 'b', Overwrite: true }), 'MODIFIED /Value'],
  ['Parameter', 'ssm', 'DeleteParameter', (Name) => ({ Name }), 'DELETED'],
  ['Bus', 'events', 'DeleteEventBus', (Name) => ({ Name }), 'DELETED'],
])('%s is found after %s %s', async (logicalId, service, operation, input, status) => {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template }));
  expect(await settledStack(client, 'S')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  const before = await statusOf(logicalId);
  const { StackResourceDetail } = await client.send(
    new DescribeStackResourceCommand({ StackName: 'S', LogicalResourceId: logicalId }),
  );

  await call(service, operation, input(StackResourceDetail?.PhysicalResourceId ?? ''));

  expect([before, await statusOf(logicalId)]).toEqual(['IN_SYNC', status]);
});
