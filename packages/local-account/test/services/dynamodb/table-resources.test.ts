import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { callJson } from '../call-account';

const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }];
const KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' }];
const TABLE = { AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST' };
const GLOBAL_TABLE = { ...TABLE, Replicas: [{ Region: 'us-east-1' }] };

const KEY = {
  Type: 'AWS::KMS::Key',
  Properties: {
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'kms:*',
        Principal: { AWS: 'arn:aws:iam::000000000000:root' },
        Resource: '*',
      },
    },
  },
};

let account: LocalAccount;
beforeEach(() => {
  account = accountUnderTest();
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object) =>
  callJson(account, 'dynamodb', `DynamoDB_20120810.${operation}`, input);

test.each(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'])(
  '%s has a name, an ARN and an id',
  async (Type) => {
    const Properties = {
      ...(Type.endsWith('GlobalTable') ? GLOBAL_TABLE : TABLE),
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    };
    const attribute = (name: string) => ({ Value: { 'Fn::GetAtt': ['Ledger', name] } });
    const { outputs } = await deployTemplate(account, {
      Resources: { Ledger: { Type, Properties } },
      Outputs: {
        Name: { Value: { Ref: 'Ledger' } },
        Arn: attribute('Arn'),
        TableId: attribute('TableId'),
        StreamArn: attribute('StreamArn'),
      },
    });
    const [name, arn, id, streamArn] = outputs.map(({ value }) => value);
    expect(name).toMatch(/^Test-Ledger-[0-9A-F]{12}$/);
    expect(arn).toBe(`arn:aws:dynamodb:us-east-1:000000000000:table/${name}`);
    expect(id).toMatch(/^[-0-9a-f]{36}$/);
    expect(streamArn).toMatch(`${arn}/stream/20`);
  },
);

test('a table of a template has what the template gives it', async () => {
  await deployTemplate(account, {
    Resources: {
      Key: KEY,
      Ledger: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          ...TABLE,
          TableName: 'ledger',
          SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
          TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
          Replicas: [
            {
              Region: 'us-east-1',
              DeletionProtectionEnabled: true,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
              SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
              TableClass: 'STANDARD',
              Tags: [{ Key: 'team', Value: 'payments' }],
            },
          ],
        },
      },
    },
  });
  const { Table } = await call('DescribeTable', { TableName: 'ledger' });
  expect(Table).toMatchObject({
    DeletionProtectionEnabled: true,
    SSEDescription: {
      KMSMasterKeyArn: expect.stringMatching(/:key\//) as string,
      SSEType: 'KMS',
      Status: 'ENABLED',
    },
    TableClassSummary: { TableClass: 'STANDARD' },
  });
  const { TableArn } = Table as { TableArn: string };
  expect(await call('ListTagsOfResource', { ResourceArn: TableArn })).toEqual({
    Tags: [{ Key: 'team', Value: 'payments' }],
  });
  expect(await call('DescribeTimeToLive', { TableName: 'ledger' })).toMatchObject({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED' },
  });
  expect(await call('DescribeContinuousBackups', { TableName: 'ledger' })).toMatchObject({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  });
});

test('capacity that grows begins with its least', async () => {
  await deployTemplate(account, {
    Resources: {
      Ledger: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          AttributeDefinitions,
          KeySchema,
          BillingMode: 'PROVISIONED',
          TableName: 'ledger',
          WriteProvisionedThroughputSettings: {
            WriteCapacityAutoScalingSettings: {
              MinCapacity: 2,
              MaxCapacity: 10,
              TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
            },
          },
          Replicas: [{ Region: 'us-east-1', ReadProvisionedThroughputSettings: { ReadCapacityUnits: '5' } }],
        },
      },
    },
  });
  expect(await call('DescribeTable', { TableName: 'ledger' })).toMatchObject({
    Table: { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 } },
  });
});

test.each<[string, string, object, string]>([
  [
    'a replica in another Region',
    'AWS::DynamoDB::GlobalTable',
    { ...TABLE, Replicas: [{ Region: 'eu-west-1' }] },
    'property Replicas.0.Region: The local run has one Region, us-east-1, and no replica in eu-west-1',
  ],
  [
    'two replicas',
    'AWS::DynamoDB::GlobalTable',
    { ...TABLE, Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
    'property Replicas: The local run has one Region: it takes one replica, in that Region.',
  ],
  [
    'a stream to Kinesis',
    'AWS::DynamoDB::Table',
    { ...TABLE, KinesisStreamSpecification: { StreamArn: 'arn' } },
    'property KinesisStreamSpecification: The local run has no Kinesis: changes of a table go nowhere.',
  ],
  [
    'an import',
    'AWS::DynamoDB::Table',
    { ...TABLE, ImportSourceSpecification: {} },
    'property ImportSourceSpecification: The local run does not import tables from S3.',
  ],
  [
    'a key of five attributes',
    'AWS::DynamoDB::Table',
    { ...TABLE, KeySchema: Array.from({ length: 5 }, () => KeySchema[0]) },
    'property KeySchema: The local run takes one attribute for each part of a key, two at most.',
  ],
  [
    'a property that there is not',
    'AWS::DynamoDB::Table',
    { ...TABLE, TimeToLive: {} },
    'property TimeToLive: The local run does not know this property.',
  ],
  [
    'a definition that AWS refuses',
    'AWS::DynamoDB::Table',
    { ...TABLE, BillingMode: 'PROVISIONED' },
    'could not be created: One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified',
  ],
])('%s is refused by its name', async (_name, Type, Properties, message) => {
  await expect(deployTemplate(account, { Resources: { Ledger: { Type, Properties } } })).rejects.toThrow(
    message,
  );
});
