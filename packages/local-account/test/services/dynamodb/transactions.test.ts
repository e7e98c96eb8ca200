import { type DynamoDbWorld, ORDERS, PLAIN, worldWith } from './dynamodb-world';

let world: DynamoDbWorld;
beforeEach(async () => {
  world = await worldWith(PLAIN, { ...PLAIN, TableName: 'other' });
  await world.call('PutItem', { TableName: 'plain', Item: { id: { S: 'a' }, n: { N: '1' } } });
});

const key = (id: string) => ({ id: { S: id } });
const put = (id: string, more: object = {}) => ({ Put: { TableName: 'plain', Item: key(id), ...more } });
const write = (...TransactItems: object[]) => world.call('TransactWriteItems', { TransactItems });
const ids = async (TableName: string) => {
  const { Items } = await world.call('Scan', { TableName });
  return (Items as { id: { S: string } }[]).map(({ id }) => id.S).sort();
};

describe('a transaction', () => {
  test('makes all of its changes', async () => {
    const answer = await write(
      put('b'),
      { Put: { TableName: 'other', Item: key('c') } },
      {
        Update: {
          TableName: 'plain',
          Key: key('d'),
          UpdateExpression: 'SET n = :n',
          ExpressionAttributeValues: { ':n': { N: '1' } },
        },
      },
      { Delete: { TableName: 'plain', Key: key('a') } },
      {
        ConditionCheck: {
          TableName: 'plain',
          Key: key('e'),
          ConditionExpression: 'attribute_not_exists(id)',
        },
      },
    );
    expect(answer).toEqual({});
    expect([await ids('plain'), await ids('other')]).toEqual([['b', 'd'], ['c']]);
  });

  test('makes none of them if one cannot be made, and tells which', async () => {
    const answer = await write(
      put('b'),
      put('a', {
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
      { Update: { TableName: 'plain', Key: key('c'), UpdateExpression: 'SET n = missed' } },
    );
    expect(answer).toEqual({
      __type: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ValidationError]',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { id: { S: 'a' }, n: { N: '1' } },
        },
        {
          Code: 'ValidationError',
          Message: 'The provided expression refers to an attribute that does not exist in the item',
        },
      ],
    });
    expect(await ids('plain')).toEqual(['a']);
  });

  test('takes one action on an item', async () => {
    expect(await write(put('b'), { Delete: { TableName: 'plain', Key: key('b') } })).toEqual({
      __type: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    });
  });

  test('with a token is made once in ten minutes, and not with other parameters', async () => {
    const increment = {
      Update: {
        TableName: 'plain',
        Key: key('a'),
        UpdateExpression: 'ADD n :n',
        ExpressionAttributeValues: { ':n': { N: '1' } },
      },
    };
    const transact = (...TransactItems: object[]) =>
      world.call('TransactWriteItems', { TransactItems, ClientRequestToken: 'token' });
    const n = async () => {
      const { Item } = await world.call('GetItem', { TableName: 'plain', Key: key('a') });
      return (Item as { n: { N: string } }).n.N;
    };
    expect([await transact(increment), await transact(increment)]).toEqual([{}, {}]);
    expect(await n()).toBe('2');
    expect(await transact(put('b'))).toMatchObject({ __type: 'IdempotentParameterMismatchException' });
    await world.clock.advance(600_000);
    await transact(increment);
    expect(await n()).toBe('3');
  });

  test('gets items of several tables', async () => {
    const get = (TableName: string, id: string) => ({ Get: { TableName, Key: key(id) } });
    const answer = await world.call('TransactGetItems', {
      TransactItems: [get('plain', 'a'), get('other', 'a')],
    });
    expect(answer).toEqual({ Responses: [{ Item: { id: { S: 'a' }, n: { N: '1' } } }, {}] });
  });
});

describe('a batch', () => {
  test('puts and deletes', async () => {
    const answer = await world.call('BatchWriteItem', {
      RequestItems: {
        plain: [{ PutRequest: { Item: key('b') } }, { DeleteRequest: { Key: key('a') } }],
        other: [{ PutRequest: { Item: key('c') } }],
      },
    });
    expect(answer).toEqual({ UnprocessedItems: {} });
    expect([await ids('plain'), await ids('other')]).toEqual([['b'], ['c']]);
  });

  test('takes items that have a part of their place in common: the key, or the first half of it', async () => {
    await world.call('CreateTable', ORDERS);
    const order = (sk: string) => ({ PutRequest: { Item: { pk: { S: 'b' }, sk: { N: sk } } } });
    const answer = await world.call('BatchWriteItem', {
      RequestItems: {
        plain: [{ PutRequest: { Item: key('b') } }],
        other: [{ PutRequest: { Item: key('b') } }],
        orders: [order('1'), order('2')],
      },
    });
    expect(answer).toEqual({ UnprocessedItems: {} });
    expect(await world.call('Scan', { TableName: 'orders' })).toMatchObject({ Count: 2 });
  });

  test('gets what is there', async () => {
    const answer = await world.call('BatchGetItem', {
      RequestItems: { plain: { Keys: [key('a'), key('b')], ProjectionExpression: 'n' } },
    });
    expect(answer).toEqual({ Responses: { plain: [{ n: { N: '1' } }] }, UnprocessedKeys: {} });
  });

  test('leaves for later what would make the answer larger than 16 MB', async () => {
    const Keys = Array.from({ length: 45 }, (_, index) => key(`large-${index}`));
    for (const id of Keys) {
      await world.call('PutItem', { TableName: 'plain', Item: { ...id, text: { S: 't'.repeat(400_000) } } });
    }
    const answer = await world.call('BatchGetItem', { RequestItems: { plain: { Keys } } });
    const { Responses, UnprocessedKeys } = answer as {
      Responses: { plain: unknown[] };
      UnprocessedKeys: { plain: { Keys: unknown[] } };
    };
    expect([Responses.plain.length, UnprocessedKeys.plain.Keys.length]).toEqual([41, 4]);
  });

  test.each([
    [
      'BatchWriteItem',
      { plain: [{ PutRequest: { Item: key('b') } }, { DeleteRequest: { Key: key('b') } }] },
      'Provided list of item keys contains duplicates',
    ],
    [
      'BatchGetItem',
      { plain: { Keys: [key('a'), key('a')] } },
      'Provided list of item keys contains duplicates',
    ],
    [
      'BatchWriteItem',
      { plain: Array.from({ length: 26 }, (_, index) => ({ PutRequest: { Item: key(String(index)) } })) },
      expect.stringContaining('Member must have length less than or equal to 25') as string,
    ],
  ])('%s refuses what it does not take', async (operation, RequestItems, message) => {
    expect(await world.call(operation, { RequestItems })).toEqual({ __type: 'ValidationException', message });
  });
});
