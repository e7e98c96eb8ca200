import { PLAIN, worldWith } from './dynamodb-world';

const CREATE = {
  TableName: 'plain',
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'kind', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexUpdates: [
    {
      Create: {
        IndexName: 'by-kind',
        KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    },
  ],
};

const QUERY = {
  TableName: 'plain',
  IndexName: 'by-kind',
  KeyConditionExpression: 'kind = :k',
  ExpressionAttributeValues: { ':k': { S: 'a' } },
};

test('a new index has the items that were there, and follows those that come', async () => {
  const world = await worldWith(PLAIN);
  const put = (id: string, more: object) =>
    world.call('PutItem', { TableName: 'plain', Item: { id: { S: id }, ...more } });
  await put('1', { kind: { S: 'a' } });
  await put('2', {});
  await expect(world.call('UpdateTable', CREATE)).resolves.toMatchObject({
    TableDescription: { TableStatus: 'UPDATING', GlobalSecondaryIndexes: [{ IndexName: 'by-kind' }] },
  });
  await put('3', { kind: { S: 'a' } });
  await expect(world.call('Query', QUERY)).resolves.toMatchObject({ Count: 2 });

  await world.call('UpdateTable', {
    TableName: 'plain',
    GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-kind' } }],
  });
  await expect(world.call('Query', QUERY)).resolves.toMatchObject({
    message: 'The table does not have the specified index: by-kind',
  });
  await expect(world.call('DescribeTable', { TableName: 'plain' })).resolves.toMatchObject({
    Table: { TableStatus: 'ACTIVE', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] },
  });
});

test('a table is protected, and pays in another way', async () => {
  const world = await worldWith(PLAIN);
  const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 2 };
  const more = { BillingMode: 'PROVISIONED', ProvisionedThroughput, DeletionProtectionEnabled: true };
  await expect(world.call('UpdateTable', { TableName: 'plain', ...more })).resolves.toMatchObject({
    TableDescription: { ProvisionedThroughput, DeletionProtectionEnabled: true },
  });
  await expect(world.call('DeleteTable', { TableName: 'plain' })).resolves.toMatchObject({
    __type: 'ValidationException',
  });
});

test.each([
  [
    { TableName: 'none', DeletionProtectionEnabled: true },
    'Requested resource not found: Table: none not found',
  ],
  [{ TableName: 'plain' }, 'At least one of ProvisionedThroughput, BillingMode'],
  [
    { TableName: 'plain', SSESpecification: { Enabled: true } },
    'The local run changes neither encryption nor replicas',
  ],
  [
    { TableName: 'plain', BillingMode: 'PROVISIONED' },
    'must both be specified when BillingMode is PROVISIONED',
  ],
  [{ ...CREATE, AttributeDefinitions: [] }, 'Some index key attributes are not defined'],
  [
    { TableName: 'plain', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] },
    'The table does not have the specified index: none',
  ],
])('%j is refused', async (input, message) => {
  const world = await worldWith(PLAIN);
  await expect(world.call('UpdateTable', input)).resolves.toMatchObject({
    message: expect.stringContaining(message) as string,
  });
});
