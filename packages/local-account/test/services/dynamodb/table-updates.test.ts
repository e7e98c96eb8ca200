import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { callJson } from '../call-account';

const S = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const hash = (AttributeName: string) => [{ AttributeName, KeyType: 'HASH' }];
const index = (IndexName: string, key: string, ProjectionType = 'ALL') => ({
  IndexName,
  KeySchema: hash(key),
  Projection: { ProjectionType },
});

const KEY = { TableName: 'ledger', KeySchema: hash('id'), BillingMode: 'PAY_PER_REQUEST' };
const TABLE = { ...KEY, AttributeDefinitions: [S('id')] };
const INDEXED = {
  ...KEY,
  AttributeDefinitions: [S('id'), S('who')],
  GlobalSecondaryIndexes: [index('by-who', 'who')],
};
const POLICY = { Statement: { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' } };

let account: LocalAccount;
beforeEach(() => {
  account = accountUnderTest({ clock: new ManualClock() });
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object) =>
  callJson(account, 'dynamodb', `DynamoDB_20120810.${operation}`, input);
const table = async () =>
  (await call('DescribeTable', { TableName: 'ledger' })).Table as Record<string, unknown>;
const put = (id: string) =>
  call('PutItem', { TableName: 'ledger', Item: { id: { S: id }, who: { S: 'me' } } });

test('a table changes in place with its items, and changes back', async () => {
  const live = await createLive(account, 'AWS::DynamoDB::Table', TABLE);
  const [before, described] = [await table(), live.describe!()];
  await put('1');
  const changed = await live.update({
    ...INDEXED,
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
    GlobalSecondaryIndexes: [
      { ...index('by-who', 'who'), ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    ],
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    Tags: [{ Key: 'k', Value: 'v' }],
    ResourcePolicy: { PolicyDocument: POLICY },
  });
  expect(changed).toHaveProperty('StreamArn');
  expect(await table()).toMatchObject({ DeletionProtectionEnabled: true, ItemCount: 1 });
  expect(live.describe!()).toMatchObject({
    BillingMode: 'PROVISIONED',
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
    Tags: [{ Key: 'k', Value: 'v' }],
  });
  const found = await call('Query', {
    TableName: 'ledger',
    IndexName: 'by-who',
    KeyConditionExpression: 'who = :w',
    ExpressionAttributeValues: { ':w': { S: 'me' } },
  });
  expect(found).toMatchObject({ Count: 1 });
  await expect(live.delete()).rejects.toThrow('Resource cannot be deleted as it is currently protected');

  await live.update(TABLE);
  expect(await table()).toEqual({ ...before, ItemCount: 1, TableSizeBytes: expect.any(Number) as number });
  expect(live.describe!()).toEqual(described);
});

test.each<[Record<string, unknown>, string]>([
  [
    { ...INDEXED, GlobalSecondaryIndexes: [index('a', 'who'), index('b', 'id')] },
    'Cannot perform more than one GSI creation or deletion in a single update',
  ],
  [
    { ...INDEXED, GlobalSecondaryIndexes: [index('by-who', 'who', 'KEYS_ONLY')] },
    "Cannot update GSI's properties other than Provisioned Throughput",
  ],
  [
    { ...INDEXED, AttributeDefinitions: [S('id'), { AttributeName: 'who', AttributeType: 'N' }] },
    'key attribute: who',
  ],
  [{ ...INDEXED, BillingMode: 'PROVISIONED' }, 'must both be specified when BillingMode is PROVISIONED'],
  [{ ...INDEXED, ResourcePolicy: { PolicyDocument: { Statement: {} } } }, 'Invalid policy document'],
])('a change that is refused changes nothing: %j', async (change, message) => {
  const live = await createLive(account, 'AWS::DynamoDB::Table', INDEXED);
  const before = await table();
  await expect(live.update({ ...change, DeletionProtectionEnabled: true })).rejects.toThrow(message);
  expect(await table()).toEqual(before);
});

test('a global table changes in place, and a deleted one leaves its name and nothing in it', async () => {
  const replica = (properties: object = {}) => ({
    ...TABLE,
    Replicas: [{ Region: 'us-east-1', ...properties }],
  });
  const live = await createLive(account, 'AWS::DynamoDB::GlobalTable', replica());
  await put('1');
  await live.update(replica({ Tags: [{ Key: 'k', Value: 'v' }], TableClass: 'STANDARD_INFREQUENT_ACCESS' }));
  expect(await table()).toMatchObject({ TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' } });
  await expect(live.update(replica({ Region: 'eu-west-1' }))).rejects.toThrow('no replica in eu-west-1');
  await live.delete();
  expect(await table()).toBeUndefined();
  await createLive(account, 'AWS::DynamoDB::Table', TABLE);
  expect(await table()).toMatchObject({ ItemCount: 0 });
  await expect(createLive(account, 'AWS::DynamoDB::Table', TABLE, 'Other')).rejects.toThrow(
    'Table already exists: ledger',
  );
});
