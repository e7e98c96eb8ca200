import { dynamoDbWorld, NOW, ORDERS, PLAIN, worldWith } from './dynamodb-world';

const refusal = (message: string, type = 'ValidationException') => ({ __type: type, message });

test('a table is described with its indexes', async () => {
  const world = await worldWith(ORDERS);
  await world.call('PutItem', {
    TableName: 'orders',
    Item: { pk: { S: 'a' }, sk: { N: '1' }, state: { S: 'open' }, due: { S: 'd' } },
  });
  const { Table } = await world.call('DescribeTable', { TableName: 'orders' });
  const tableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';
  const none = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
  const [byState] = ORDERS.GlobalSecondaryIndexes;
  const [byDue] = ORDERS.LocalSecondaryIndexes;
  expect(Table).toEqual({
    AttributeDefinitions: ORDERS.AttributeDefinitions,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: NOW / 1000 },
    CreationDateTime: NOW / 1000,
    DeletionProtectionEnabled: false,
    GlobalSecondaryIndexes: [
      {
        ...byState,
        IndexArn: `${tableArn}/index/by-state`,
        IndexSizeBytes: 20,
        IndexStatus: 'ACTIVE',
        ItemCount: 1,
        ProvisionedThroughput: none,
      },
    ],
    ItemCount: 1,
    KeySchema: ORDERS.KeySchema,
    LocalSecondaryIndexes: [
      { ...byDue, IndexArn: `${tableArn}/index/by-due`, IndexSizeBytes: 11, ItemCount: 1 },
    ],
    ProvisionedThroughput: none,
    TableArn: tableArn,
    TableId: expect.stringMatching(/^[-0-9a-f]{36}$/) as string,
    TableName: 'orders',
    TableSizeBytes: 20,
    TableStatus: 'ACTIVE',
  });
});

test('tables are listed by name, a page at a time', async () => {
  const names = ['aaa', 'bbb', 'ccc'];
  const world = await worldWith(...names.map((TableName) => ({ ...PLAIN, TableName })).reverse());
  expect(await world.call('ListTables', { Limit: 2 })).toEqual({
    TableNames: ['aaa', 'bbb'],
    LastEvaluatedTableName: 'bbb',
  });
  expect(await world.call('ListTables', { ExclusiveStartTableName: 'bbb' })).toEqual({ TableNames: ['ccc'] });
});

test('a table that is deleted is gone with its items, and its name is free', async () => {
  const world = await worldWith(PLAIN);
  await world.call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' } } });
  expect(await world.call('DeleteTable', { TableName: 'plain' })).toMatchObject({
    TableDescription: { TableStatus: 'DELETING' },
  });
  expect(await world.call('DescribeTable', { TableName: 'plain' })).toEqual(
    refusal('Requested resource not found: Table: plain not found', 'ResourceNotFoundException'),
  );
  await world.call('CreateTable', PLAIN);
  expect(await world.call('Scan', { TableName: 'plain' })).toMatchObject({ Count: 0 });
});

test('a protected table is not deleted', async () => {
  const world = await worldWith({ ...PLAIN, DeletionProtectionEnabled: true });
  expect(await world.call('DeleteTable', { TableName: 'plain' })).toEqual(
    refusal(
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    ),
  );
});

test('a table that is there is not created again', async () => {
  const world = await worldWith(PLAIN);
  expect(await world.call('CreateTable', PLAIN)).toEqual(
    refusal('Table already exists: plain', 'ResourceInUseException'),
  );
});

const [BY_STATE] = ORDERS.GlobalSecondaryIndexes;
const [BY_DUE] = ORDERS.LocalSecondaryIndexes;

// Recorded on AWS by dynalite's tests.
test.each<[string, object, string]>([
  [
    'a short name',
    { TableName: 'ab' },
    'TableName must be at least 3 characters long and at most 255 characters long',
  ],
  [
    'no capacity',
    { BillingMode: 'PROVISIONED' },
    'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
  ],
  [
    'capacity on demand',
    { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
  ],
  [
    'a key that is not defined',
    { AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }] },
    'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [pk, sk], AttributeDefinitions: [other]',
  ],
  [
    'a sort key alone',
    { KeySchema: [{ AttributeName: 'pk', KeyType: 'RANGE' }] },
    'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
  ],
  [
    'one attribute twice',
    { KeySchema: [ORDERS.KeySchema[0], { AttributeName: 'pk', KeyType: 'RANGE' }] },
    'Both the Hash Key and the Range Key element in the KeySchema have the same name',
  ],
  [
    'a definition of what is in no key',
    { GlobalSecondaryIndexes: undefined, LocalSecondaryIndexes: undefined },
    'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
  ],
  [
    'no indexes',
    { GlobalSecondaryIndexes: [] },
    'One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty',
  ],
  [
    'two indexes of one name',
    { GlobalSecondaryIndexes: [BY_STATE, BY_STATE] },
    'One or more parameter values were invalid: Duplicate index name: by-state',
  ],
  [
    'a local index with another partition key',
    { LocalSecondaryIndexes: [{ ...BY_DUE, KeySchema: BY_STATE!.KeySchema }] },
    'One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: by-due. index hash key: state, table hash key: pk',
  ],
  [
    'a projection of nothing in particular',
    { GlobalSecondaryIndexes: [{ ...BY_STATE, Projection: {} }] },
    'One or more parameter values were invalid: Unknown ProjectionType: null',
  ],
  [
    'attributes that all are projected anyway',
    {
      GlobalSecondaryIndexes: [
        { ...BY_STATE, Projection: { ProjectionType: 'ALL', NonKeyAttributes: ['a'] } },
      ],
    },
    'One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is specified',
  ],
  [
    'a policy that is none',
    { ResourcePolicy: '{}' },
    expect.stringContaining('Invalid policy document') as string,
  ],
])('a table with %s is refused', async (_name, more, message) => {
  const world = dynamoDbWorld();
  expect(await world.call('CreateTable', { ...ORDERS, ...more })).toEqual(refusal(message));
  expect(await world.call('ListTables', {})).toEqual({ TableNames: [] });
});

test('tags are set and taken away', async () => {
  const world = await worldWith({ ...PLAIN, Tags: [{ Key: 'a', Value: '1' }] });
  const ResourceArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/plain';
  await world.call('TagResource', { ResourceArn, Tags: [{ Key: 'b', Value: '2' }] });
  await world.call('UntagResource', { ResourceArn, TagKeys: ['a'] });
  expect(await world.call('ListTagsOfResource', { ResourceArn })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
  });
});

test('the tags of a table are those of its ARN, and of its name there are none', async () => {
  const world = await worldWith(PLAIN);
  expect(await world.call('ListTagsOfResource', { ResourceArn: 'plain' })).toMatchObject({
    __type: expect.stringContaining('ResourceNotFoundException') as string,
  });
});

test('backups of every second are switched on, and described', async () => {
  const world = await worldWith(PLAIN);
  const describe = () => world.call('DescribeContinuousBackups', { TableName: 'plain' });
  const off = { PointInTimeRecoveryStatus: 'DISABLED' };
  expect(await describe()).toMatchObject({
    ContinuousBackupsDescription: { PointInTimeRecoveryDescription: off },
  });
  await world.call('UpdateContinuousBackups', {
    TableName: 'plain',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  await world.clock.advance(3_600_000);
  expect(await describe()).toEqual({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        EarliestRestorableDateTime: NOW / 1000,
        LatestRestorableDateTime: NOW / 1000 + 3300,
        PointInTimeRecoveryStatus: 'ENABLED',
        RecoveryPeriodInDays: 35,
      },
    },
  });
});

test('items expire by the attribute that is set for it', async () => {
  const world = await worldWith(PLAIN);
  const items = { past: NOW / 1000 - 1, soon: NOW / 1000 + 5400, ancient: NOW / 1000 - 6 * 365 * 86_400 };
  for (const [id, until] of Object.entries(items)) {
    await world.call('PutItem', { TableName: 'plain', Item: { id: { S: id }, until: { N: String(until) } } });
  }
  await world.call('PutItem', { TableName: 'plain', Item: { id: { S: 'odd' }, until: { S: '1' } } });
  const TimeToLiveSpecification = { AttributeName: 'until', Enabled: true };
  const input = { TableName: 'plain', TimeToLiveSpecification };
  expect(await world.call('UpdateTimeToLive', input)).toEqual({ TimeToLiveSpecification });
  expect(await world.call('DescribeTimeToLive', { TableName: 'plain' })).toEqual({
    TimeToLiveDescription: { AttributeName: 'until', TimeToLiveStatus: 'ENABLED' },
  });
  const left = async () => {
    const { Items } = await world.call('Scan', { TableName: 'plain' });
    return (Items as { id: { S: string } }[]).map(({ id }) => id.S).sort();
  };
  expect(await left()).toHaveLength(4);
  await world.clock.advance(3_600_000);
  expect(await left()).toEqual(['ancient', 'odd', 'soon']);
  await world.clock.advance(3_600_000);
  expect(await left()).toEqual(['ancient', 'odd']);
  expect(await world.call('UpdateTimeToLive', input)).toEqual(refusal('TimeToLive is already enabled'));
  await world.service.stop();
});
