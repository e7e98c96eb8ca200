import { type Answer, type DynamoDbWorld, PLAIN, worldWith } from './dynamodb-world';

let world: DynamoDbWorld;
beforeEach(async () => {
  world = await worldWith(PLAIN);
});

const TableName = 'plain';
const Key = { id: { S: 'a' } };
const put = (attributes: object = {}, more: object = {}) =>
  world.call('PutItem', { TableName, Item: { ...Key, ...attributes }, ...more });
const update = (more: object) => world.call('UpdateItem', { TableName, Key, ...more });
const get = async (more: object = {}) => (await world.call('GetItem', { TableName, Key, ...more })).Item;

/** An answer with an error, which is a ValidationException unless it says otherwise. */
const refusal = (message: string, type = 'ValidationException'): Answer => ({ __type: type, message });

test('what is put is got, type by type', async () => {
  const attributes = {
    text: { S: '{"a": 1.0}' },
    empty: { S: '' },
    number: { N: '-1.5' },
    bytes: { B: 'AAEC' },
    yes: { BOOL: true },
    nothing: { NULL: true },
    texts: { SS: ['b', 'a'] },
    numbers: { NS: ['2', '1'] },
    blobs: { BS: ['AA==', 'AQ=='] },
    list: { L: [{ S: 'x' }, { M: { deep: { N: '1' } } }] },
    map: { M: { ['__proto__']: { S: 'a name like any other' } } },
    ['__proto__']: { S: 'also here' },
    constructor: { S: 'and here' },
  };
  expect(await put(attributes)).toEqual({});
  expect(JSON.stringify(await get())).toBe(JSON.stringify({ ...Key, ...attributes }));
});

test('an item takes the place of the one that has its key, and tells which it was', async () => {
  await put({ a: { S: '1' } });
  const answer = await put({ b: { S: '2' } }, { ReturnValues: 'ALL_OLD' });
  expect(answer).toEqual({ Attributes: { ...Key, a: { S: '1' } } });
  expect(await get()).toEqual({ ...Key, b: { S: '2' } });
});

test('there is nothing where nothing was put', async () => {
  expect(await world.call('GetItem', { TableName, Key })).toEqual({});
});

// Recorded on AWS by dynalite's tests.
test.each([
  ['1.0', '1'],
  ['-0', '0'],
  ['00012.3400', '12.34'],
  ['1e3', '1000'],
  ['1E-5', '0.00001'],
  ['.5', '0.5'],
  ['99999999999999999999999999999999999999', '99999999999999999999999999999999999999'],
])('the number %s is kept as %s', async (given, kept) => {
  await put({ n: { N: given } });
  expect(await get()).toEqual({ ...Key, n: { N: kept } });
});

// Recorded on AWS by dynalite's tests.
const REFUSED: [object, string, string?][] = [
  [{ n: { N: '' } }, 'The parameter cannot be converted to a numeric value'],
  [{ n: { N: 'b' } }, 'The parameter cannot be converted to a numeric value: b'],
  [
    { n: { N: '123456789012345678901234567890123456789' } },
    'Attempting to store more than 38 significant digits in a Number',
  ],
  [
    { n: { N: '1e126' } },
    'Number overflow. Attempting to store a number with magnitude larger than supported range',
  ],
  [
    { n: { N: '1e-131' } },
    'Number underflow. Attempting to store a number with magnitude smaller than supported range',
  ],
  [{ n: {} }, 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
  [
    { n: { S: 'a', N: '1' } },
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  ],
  [
    { n: { NULL: false } },
    'One or more parameter values were invalid: Null attribute value types must have the value of true',
  ],
  [{ n: { SS: [] } }, 'One or more parameter values were invalid: An string set  may not be empty'],
  [
    { n: { SS: ['a', 'a'] } },
    'One or more parameter values were invalid: Input collection [a, a] contains duplicates.',
  ],
  [{ n: { NS: ['1', '1.0'] } }, 'Input collection contains duplicates'],
  [{ n: { N: 1 } }, 'NUMBER_VALUE cannot be converted to String', 'SerializationException'],
  [{ n: { S: true } }, 'TRUE_VALUE cannot be converted to String', 'SerializationException'],
  [
    { n: { B: 'a' } },
    'Base64 encoded length is expected a multiple of 4 bytes but found: 1',
    'SerializationException',
  ],
  [{ n: 'a' }, 'Unexpected value type in payload', 'SerializationException'],
  [
    { id: { N: '1' } },
    'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N',
  ],
  [
    { id: { S: '' } },
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
  ],
  [
    { id: { S: 'k'.repeat(2049) } },
    'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
  ],
  [{ text: { S: 't'.repeat(400 * 1024) } }, 'Item size has exceeded the maximum allowed size'],
];

test.each(
  REFUSED.map(
    ([attributes, message, type = 'ValidationException']) =>
      [JSON.stringify(attributes).slice(0, 60), attributes, message, type] as const,
  ),
)('%s is refused', async (_name, attributes, message, type) => {
  expect(await put(attributes)).toEqual(refusal(message, type));
});

test('values are nested 32 levels deep at most', async () => {
  const nested = (levels: number): object => (levels === 0 ? { S: 'x' } : { L: [nested(levels - 1)] });
  expect(await put({ n: nested(32) })).toEqual({});
  expect(await put({ n: nested(33) })).toMatchObject({
    message: expect.stringContaining('Nesting Levels') as string,
  });
});

test.each([
  [
    'PutItem',
    { TableName, Item: { other: { S: 'x' } } },
    'One or more parameter values were invalid: Missing the key id in the item',
  ],
  [
    'GetItem',
    { TableName, Key: { other: { S: 'x' } } },
    'The provided key element does not match the schema',
  ],
  [
    'GetItem',
    { TableName, Key: { ...Key, other: { S: 'x' } } },
    'The provided key element does not match the schema',
  ],
  [
    'GetItem',
    { TableName, Key, ExpressionAttributeNames: { '#a': 'a' } },
    'ExpressionAttributeNames can only be specified when using expressions',
  ],
  [
    'PutItem',
    { TableName, Item: Key, ExpressionAttributeValues: { ':a': { S: 'a' } } },
    'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
  ],
  ['PutItem', { TableName, Item: Key, ReturnValues: 'ALL_NEW' }, 'ReturnValues can only be ALL_OLD or NONE'],
  [
    'UpdateItem',
    { TableName, Key, UpdateExpression: 'SET id = :v', ExpressionAttributeValues: { ':v': { S: 'b' } } },
    'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
  ],
  [
    'PutItem',
    { TableName, Item: Key, Expected: {} },
    'The local run does not take the legacy parameter Expected: use ConditionExpression. AWS takes it.',
  ],
])('%s refuses %j', async (operation, input, message) => {
  expect(await world.call(operation, input)).toEqual(refusal(message));
});

test('a table is known by its ARN, too, and another one is not there', async () => {
  await put();
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/plain';
  expect(await get({ TableName: arn })).toEqual(Key);
  for (const other of ['other', arn.replace('us-east-1', 'eu-west-1')]) {
    expect(await world.call('GetItem', { TableName: other, Key })).toEqual(
      refusal('Requested resource not found', 'ResourceNotFoundException'),
    );
  }
});

describe('a condition', () => {
  const once = { ConditionExpression: 'attribute_not_exists(id)' };
  const failed = refusal('The conditional request failed', 'ConditionalCheckFailedException');

  test('lets the first one put an item, and changes nothing for the second', async () => {
    expect(await put({ n: { N: '1' } }, once)).toEqual({});
    expect(await put({ n: { N: '2' } }, once)).toEqual(failed);
    expect(await get()).toEqual({ ...Key, n: { N: '1' } });
  });

  test('shows the item for which it does not hold, if it is asked to', async () => {
    await put({ n: { N: '1' } });
    const answer = await put({}, { ...once, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    expect(answer).toEqual({ ...failed, Item: { ...Key, n: { N: '1' } } });
  });

  test('stands before a deletion and an update', async () => {
    await put();
    const ConditionExpression = 'attribute_exists(gone)';
    expect(await world.call('DeleteItem', { TableName, Key, ConditionExpression })).toEqual(failed);
    expect(await update({ ConditionExpression })).toEqual(failed);
    expect(await get()).toEqual(Key);
  });
});

test('a deletion tells what it deleted, and none is no error', async () => {
  await put({ a: { S: '1' } });
  const deletion = { TableName, Key, ReturnValues: 'ALL_OLD' };
  expect(await world.call('DeleteItem', deletion)).toEqual({ Attributes: { ...Key, a: { S: '1' } } });
  expect(await world.call('DeleteItem', deletion)).toEqual({});
  expect(await get()).toBeUndefined();
});

test('an update makes the item that is not there', async () => {
  await update({ UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': { S: '1' } } });
  expect(await get()).toEqual({ ...Key, a: { S: '1' } });
});

test.each([
  ['NONE', undefined],
  ['ALL_OLD', { ...Key, a: { S: '1' }, b: { S: '2' } }],
  ['UPDATED_OLD', { a: { S: '1' } }],
  ['ALL_NEW', { ...Key, a: { S: 'new' }, b: { S: '2' }, c: { S: 'new' } }],
  ['UPDATED_NEW', { a: { S: 'new' }, c: { S: 'new' } }],
])('an update tells %s', async (ReturnValues, Attributes) => {
  await put({ a: { S: '1' }, b: { S: '2' } });
  const answer = await update({
    UpdateExpression: 'SET a = :v, c = :v',
    ExpressionAttributeValues: { ':v': { S: 'new' } },
    ReturnValues,
  });
  expect(answer).toEqual(Attributes ? { Attributes } : {});
});

test('an update that makes the item too large changes nothing', async () => {
  await put();
  const answer = await update({
    UpdateExpression: 'SET a = :v',
    ExpressionAttributeValues: { ':v': { S: 't'.repeat(400 * 1024) } },
  });
  expect(answer).toEqual(refusal('Item size to update has exceeded the maximum allowed size'));
  expect(await get()).toEqual(Key);
});

test('parts of an item can be asked for', async () => {
  await put({
    list: { L: [{ S: '0' }, { S: '1' }, { S: '2' }] },
    map: { M: { a: { N: '1' }, b: { N: '2' } } },
  });
  expect(
    await get({
      ProjectionExpression: '#l[2], #m.a, #l[0], gone',
      ExpressionAttributeNames: { '#l': 'list', '#m': 'map' },
    }),
  ).toEqual({ list: { L: [{ S: '0' }, { S: '2' }] }, map: { M: { a: { N: '1' } } } });
});

test('what is taken of the capacity is told where it is asked for', async () => {
  await put({ text: { S: 't'.repeat(5000) } });
  expect(await world.call('GetItem', { TableName, Key, ReturnConsumedCapacity: 'TOTAL' })).toMatchObject({
    ConsumedCapacity: { TableName, CapacityUnits: 1 },
  });
  expect(await put({}, { ReturnConsumedCapacity: 'INDEXES' })).toEqual({
    ConsumedCapacity: { TableName, CapacityUnits: 5, Table: { CapacityUnits: 5 } },
  });
});
