import { type Answer, type DynamoDbWorld, ORDERS, PLAIN, worldWith } from './dynamodb-world';

let world: DynamoDbWorld;
beforeAll(async () => {
  world = await worldWith(ORDERS, PLAIN);
  for (const sk of [10, 9, -1, 100, 2.5]) {
    const due = `d${Math.abs(sk)}`;
    const Item = {
      pk: { S: 'a' },
      sk: { N: String(sk) },
      due: { S: due },
      note: { S: 'n' },
      big: { N: '1' },
    };
    await world.call('PutItem', {
      TableName: 'orders',
      Item: { ...Item, ...(sk > 5 && { state: { S: 'open' } }) },
    });
  }
  await world.call('PutItem', { TableName: 'orders', Item: { pk: { S: 'b' }, sk: { N: '1' } } });
});

const VALUES: Readonly<Record<string, object>> = {
  ':a': { S: 'a' },
  ':open': { S: 'open' },
  ':d1': { S: 'd1' },
  ':two': { N: '2' },
  ':ten': { N: '10' },
};

function query(KeyConditionExpression: string, more: object = {}): Promise<Answer> {
  const text = KeyConditionExpression + JSON.stringify(more);
  const used = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}(?!\\w)`).test(text));
  return world.call('Query', {
    TableName: 'orders',
    KeyConditionExpression,
    ExpressionAttributeNames: { '#s': 'state' },
    ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
    ...more,
    ...(!text.includes('#s') && { ExpressionAttributeNames: undefined }),
  });
}

const sortKeys = ({ Items }: Answer) => (Items as { sk: { N: string } }[]).map(({ sk }) => Number(sk.N));

test.each([
  ['pk = :a', [-1, 2.5, 9, 10, 100]],
  [':a = pk', [-1, 2.5, 9, 10, 100]],
  ['pk = :a AND sk = :ten', [10]],
  ['pk = :a AND sk < :ten', [-1, 2.5, 9]],
  ['sk <= :ten AND pk = :a', [-1, 2.5, 9, 10]],
  ['pk = :a AND sk > :ten', [100]],
  ['pk = :a AND :ten < sk', [100]],
  ['pk = :a AND sk >= :ten', [10, 100]],
  ['(pk = :a) AND (sk BETWEEN :two AND :ten)', [2.5, 9, 10]],
])('%s finds %j, in the order of numbers', async (expression, found) => {
  const answer = await query(expression);
  expect(sortKeys(answer)).toEqual(found);
  expect(answer).toMatchObject({ Count: found.length, ScannedCount: found.length });
  expect(sortKeys(await query(expression, { ScanIndexForward: false }))).toEqual([...found].reverse());
});

test('the beginning of a text is asked for in an index', async () => {
  const answer = await query('pk = :a AND begins_with(due, :d1)', { IndexName: 'by-due' });
  expect(answer.Items).toEqual([
    { pk: { S: 'a' }, sk: { N: '-1' }, due: { S: 'd1' } },
    { pk: { S: 'a' }, sk: { N: '10' }, due: { S: 'd10' } },
    { pk: { S: 'a' }, sk: { N: '100' }, due: { S: 'd100' } },
  ]);
});

test('a global index has the items with its key, and what it projects', async () => {
  const { Items } = await query('#s = :open', { IndexName: 'by-state' });
  expect(Items).toEqual(
    ['10', '100', '9'].map((sk) => ({
      pk: { S: 'a' },
      sk: { N: sk },
      state: { S: 'open' },
      due: { S: `d${sk}` },
      note: { S: 'n' },
    })),
  );
});

test('a local index fetches what it does not have from the table', async () => {
  const more = { IndexName: 'by-due', ProjectionExpression: 'note' };
  expect(await query('pk = :a AND due = :d1', more)).toMatchObject({ Items: [{ note: { S: 'n' } }] });
  const all = await query('pk = :a AND due = :d1', { IndexName: 'by-due', Select: 'ALL_ATTRIBUTES' });
  expect(all).toMatchObject({ Items: [{ big: { N: '1' } }] });
});

test('an index follows each change of an item', async () => {
  const one = await worldWith(ORDERS);
  const Key = { pk: { S: 'a' }, sk: { N: '1' } };
  const find = async (state: string) => {
    const { Count } = await one.call('Query', {
      TableName: 'orders',
      IndexName: 'by-state',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': { S: state } },
    });
    return Count;
  };
  await one.call('PutItem', { TableName: 'orders', Item: { ...Key, state: { S: 'open' }, due: { S: 'd' } } });
  expect([await find('open'), await find('done')]).toEqual([1, 0]);
  await one.call('UpdateItem', {
    TableName: 'orders',
    Key,
    UpdateExpression: 'SET #s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': { S: 'done' } },
  });
  expect([await find('open'), await find('done')]).toEqual([0, 1]);
  await one.call('DeleteItem', { TableName: 'orders', Key });
  expect(await find('done')).toBe(0);
});

test('a filter leaves items out after they were read', async () => {
  const answer = await query('pk = :a', {
    FilterExpression: 'due = :d1',
    ExpressionAttributeValues: { ':a': { S: 'a' }, ':d1': { S: 'd1' } },
  });
  expect(answer).toMatchObject({ Count: 1, ScannedCount: 5 });
  expect(await query('pk = :a', { Select: 'COUNT' })).toEqual({ Count: 5, ScannedCount: 5 });
});

test.each([true, false])('pages follow each other, forward: %s', async (ScanIndexForward) => {
  const seen: number[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const answer = await query('pk = :a', { Limit: 2, ScanIndexForward, ExclusiveStartKey });
    seen.push(...sortKeys(answer));
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const all = [-1, 2.5, 9, 10, 100];
  expect(seen).toEqual(ScanIndexForward ? all : all.reverse());
});

test('a page of an index goes on after an item that is there no more', async () => {
  const start = { pk: { S: 'a' }, sk: { N: '50' }, state: { S: 'open' }, due: { S: 'd10' } };
  const { Items } = await query('#s = :open', { IndexName: 'by-state', ExclusiveStartKey: start });
  expect(Items).toMatchObject([{ sk: { N: '100' } }, { sk: { N: '9' } }]);
});

test('a page has 1 MB at most', async () => {
  const one = await worldWith(ORDERS);
  for (let sk = 0; sk < 4; sk += 1) {
    const Item = { pk: { S: 'a' }, sk: { N: String(sk) }, text: { S: 't'.repeat(399_000) } };
    await one.call('PutItem', { TableName: 'orders', Item });
  }
  const answer = await one.call('Scan', { TableName: 'orders' });
  expect(answer).toMatchObject({ Count: 3, LastEvaluatedKey: { pk: { S: 'a' }, sk: { N: '2' } } });
});

test('a scan goes through everything, in as many segments as are asked for', async () => {
  const one = await worldWith(PLAIN);
  const ids = Array.from({ length: 40 }, (_, index) => `item-${index}`);
  for (const id of ids) await one.call('PutItem', { TableName: 'plain', Item: { id: { S: id } } });
  const scan = async (more: object) => {
    const seen: string[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const answer = await one.call('Scan', { TableName: 'plain', Limit: 7, ExclusiveStartKey, ...more });
      seen.push(...(answer.Items as { id: { S: string } }[]).map(({ id }) => id.S));
      ExclusiveStartKey = answer.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return seen;
  };
  const segments = await Promise.all([0, 1, 2].map((Segment) => scan({ Segment, TotalSegments: 3 })));
  expect(segments.every((segment) => segment.length > 0)).toBe(true);
  expect(segments.flat().sort()).toEqual([...ids].sort());
  expect((await scan({})).sort()).toEqual([...ids].sort());
});

test('a scan of an index has its items alone', async () => {
  const answer = await world.call('Scan', { TableName: 'orders', IndexName: 'by-state' });
  expect(answer).toMatchObject({ Count: 3 });
});

// Recorded on AWS by dynalite's tests.
test.each<[string, object, string]>([
  ['sk = :ten', {}, 'Query condition missed key schema element: pk'],
  ['pk = :a AND big = :ten', {}, 'Query condition missed key schema element: sk'],
  ['pk > :a', {}, 'Query key condition not supported'],
  [
    'pk = :ten',
    {},
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  ['pk = :a OR sk = :ten', {}, 'Invalid operator used in KeyConditionExpression: OR'],
  ['pk = :a AND NOT sk = :ten', {}, 'Invalid operator used in KeyConditionExpression: NOT'],
  ['pk <> :a', {}, 'Invalid operator used in KeyConditionExpression: <>'],
  ['attribute_exists(pk)', {}, 'Invalid operator used in KeyConditionExpression: attribute_exists'],
  ['pk = :a AND pk = :a', {}, 'KeyConditionExpressions must only contain one condition per key'],
  ['pk = :a AND sk = :ten AND due = :d1', {}, 'Conditions can be of length 1 or 2 only'],
  ['pk.a = :a', {}, 'KeyConditionExpressions cannot have conditions on nested attributes'],
  ['pk = :a AND size(due) = :ten', {}, 'KeyConditionExpressions cannot contain nested operations'],
  [
    'pk = due',
    {},
    'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
  ],
  ['', {}, 'Invalid KeyConditionExpression: The expression can not be empty;'],
  ['pk = :a', { IndexName: 'none' }, 'The table does not have the specified index: none'],
  [
    '#s = :open',
    { IndexName: 'by-state', ConsistentRead: true },
    'Consistent reads are not supported on global secondary indexes',
  ],
  [
    '#s = :open',
    { IndexName: 'by-state', Select: 'ALL_ATTRIBUTES' },
    'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index by-state because its projection type is not ALL',
  ],
  [
    'pk = :a',
    { FilterExpression: 'sk = :ten' },
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  ],
  ['pk = :a', { ExclusiveStartKey: { pk: { S: 'a' } } }, 'The provided starting key is invalid'],
  [
    'pk = :a',
    { ExclusiveStartKey: { pk: { S: 'b' }, sk: { N: '1' } } },
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [
    'pk = :a AND sk > :ten',
    { ExclusiveStartKey: { pk: { S: 'a' }, sk: { N: '1' } } },
    'The provided starting key does not match the range key predicate',
  ],
])('%s with %j is refused', async (expression, more, message) => {
  expect(await query(expression, more)).toEqual({ __type: 'ValidationException', message });
});

test.each([
  [
    { Segment: 0 },
    'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
  ],
  [
    { Segment: 2, TotalSegments: 2 },
    'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less than TotalSegments: 2',
  ],
])('a scan with %j is refused', async (more, message) => {
  expect(await world.call('Scan', { TableName: 'orders', ...more })).toEqual({
    __type: 'ValidationException',
    message,
  });
});
