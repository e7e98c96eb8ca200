import { ORDERS, worldWith } from './dynamodb-world';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';
const item = (pk: string) => ({ pk: { S: pk }, sk: { N: '1' } });

/** What a role may do, with a policy of one statement. */
async function clientWith(statement: object) {
  const world = await worldWith(ORDERS);
  await world.call('PutItem', { TableName: 'orders', Item: { ...item('mine'), state: { S: 'open' } } });
  return world.clientOf(world.role({ Effect: 'Allow', ...statement }));
}

const denied = (action: string, resource = TABLE) => ({
  __type: 'AccessDeniedException',
  message: expect.stringContaining(
    `is not authorized to perform: dynamodb:${action} on resource: ${resource} `,
  ) as string,
});

test('a right is for one operation on one table', async () => {
  const client = await clientWith({ Action: 'dynamodb:PutItem', Resource: TABLE });
  expect(await client.call('PutItem', { TableName: 'orders', Item: item('a') })).toEqual({});
  expect(await client.call('GetItem', { TableName: 'orders', Key: item('a') })).toEqual(denied('GetItem'));
  expect(await client.call('PutItem', { TableName: 'others', Item: item('a') })).toEqual(
    denied('PutItem', TABLE.replace('orders', 'others')),
  );
});

test('an index has an ARN of its own', async () => {
  const query = {
    TableName: 'orders',
    IndexName: 'by-state',
    KeyConditionExpression: '#s = :open',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':open': { S: 'open' } },
  };
  const onTable = await clientWith({ Action: 'dynamodb:Query', Resource: TABLE });
  expect(await onTable.call('Query', query)).toEqual(denied('Query', `${TABLE}/index/by-state`));
  const onIndexes = await clientWith({ Action: 'dynamodb:Query', Resource: `${TABLE}/index/*` });
  expect(await onIndexes.call('Query', query)).toMatchObject({ ScannedCount: 0 });
});

test('a transaction takes the rights of its actions', async () => {
  const client = await clientWith({ Action: ['dynamodb:PutItem', 'dynamodb:GetItem'], Resource: TABLE });
  const put = { Put: { TableName: 'orders', Item: item('a') } };
  const check = {
    ConditionCheck: { TableName: 'orders', Key: item('b'), ConditionExpression: 'attribute_not_exists(pk)' },
  };
  expect(await client.call('TransactWriteItems', { TransactItems: [put] })).toEqual({});
  expect(await client.call('TransactWriteItems', { TransactItems: [put, check] })).toEqual(
    denied('ConditionCheckItem'),
  );
  const get = { Get: { TableName: 'orders', Key: item('a') } };
  expect(await client.call('TransactGetItems', { TransactItems: [get] })).toMatchObject({ Responses: [{}] });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
describe('a condition of a policy', () => {
  test('on leading keys lets in what begins with them', async () => {
    const client = await clientWith({
      Action: 'dynamodb:*',
      Resource: TABLE,
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['mine'] } },
    });
    const query = (pk: string) => ({
      TableName: 'orders',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
    });
    expect(await client.call('Query', query('mine'))).toMatchObject({ Count: 1 });
    expect(await client.call('Query', query('yours'))).toEqual(denied('Query'));
    expect(await client.call('PutItem', { TableName: 'orders', Item: item('yours') })).toEqual(
      denied('PutItem'),
    );
    const Keys = [item('mine'), item('yours')];
    expect(await client.call('BatchGetItem', { RequestItems: { orders: { Keys } } })).toEqual(
      denied('BatchGetItem'),
    );
  });

  test('on attributes lets those be read that it names', async () => {
    const client = await clientWith({
      Action: 'dynamodb:GetItem',
      Resource: TABLE,
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'due'] } },
    });
    const get = (ProjectionExpression: string) =>
      client.call('GetItem', { TableName: 'orders', Key: item('mine'), ProjectionExpression });
    expect(await get('due')).toEqual({ Item: {} });
    expect(await get('note')).toEqual(denied('GetItem'));
  });
});

test('a policy of the table lets others in', async () => {
  const ResourcePolicy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Principal: { AWS: 'arn:aws:iam::000000000000:role/worker' },
      Resource: TABLE,
    },
  });
  const world = await worldWith({ ...ORDERS, ResourcePolicy });
  const client = world.clientOf(world.role({ Effect: 'Allow', Action: 's3:*', Resource: '*' }));
  expect(await client.call('GetItem', { TableName: 'orders', Key: item('a') })).toEqual({});
  expect(await client.call('PutItem', { TableName: 'orders', Item: item('a') })).toEqual(denied('PutItem'));
});
