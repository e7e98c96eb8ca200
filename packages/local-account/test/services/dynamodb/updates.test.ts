import { type Answer, type DynamoDbWorld, PLAIN, worldWith } from './dynamodb-world';

const Key = { id: { S: 'a' } };
const ITEM = {
  n: { N: '5' },
  word: { S: 'hello' },
  texts: { SS: ['x', 'y'] },
  l: { L: [{ N: '0' }, { N: '1' }, { N: '2' }, { N: '3' }] },
  m: { M: { a: { N: '1' }, nest: { M: { b: { S: 'c' } } } } },
};

const VALUES: Readonly<Record<string, object>> = {
  ':one': { N: '1' },
  ':x': { S: 'x' },
  ':z': { S: 'z' },
  ':xz': { SS: ['x', 'z'] },
  ':xy': { SS: ['x', 'y'] },
  ':numbers': { NS: ['1'] },
  ':list': { L: [{ S: 'end' }] },
  ':big': { N: '9'.repeat(38) },
};

let world: DynamoDbWorld;
beforeEach(async () => {
  world = await worldWith(PLAIN);
  await world.call('PutItem', { TableName: 'plain', Item: { ...Key, ...ITEM } });
});

function update(UpdateExpression: string, more: object = {}): Promise<Answer> {
  const used = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}(?!\\w)`).test(UpdateExpression));
  return world.call('UpdateItem', {
    TableName: 'plain',
    Key,
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
    ...more,
  });
}

test.each<[string, object]>([
  ['SET word = :x', { word: { S: 'x' } }],
  ['set word = :x', { word: { S: 'x' } }],
  ['SET n = n + :one', { n: { N: '6' } }],
  ['SET n = :one - n', { n: { N: '-4' } }],
  ['SET fresh = if_not_exists(fresh, :one) + :one', { fresh: { N: '2' } }],
  ['SET n = if_not_exists(n, :one)', {}],
  ['SET l = list_append(l, :list)', { l: { L: [...ITEM.l.L, { S: 'end' }] } }],
  ['SET l = list_append(:list, l)', { l: { L: [{ S: 'end' }, ...ITEM.l.L] } }],
  [
    'SET fresh = list_append(if_not_exists(fresh, :list), :list)',
    { fresh: { L: [{ S: 'end' }, { S: 'end' }] } },
  ],
  ['SET m.nest.b = :x', { m: { M: { ...ITEM.m.M, nest: { M: { b: { S: 'x' } } } } } }],
  ['SET m.nest.d = :x', { m: { M: { ...ITEM.m.M, nest: { M: { b: { S: 'c' }, d: { S: 'x' } } } } } }],
  ['SET l[1] = :x', { l: { L: [{ N: '0' }, { S: 'x' }, { N: '2' }, { N: '3' }] } }],
  ['SET l[9] = :x', { l: { L: [...ITEM.l.L, { S: 'x' }] } }],
  // What is assigned is what was there before the update.
  ['SET n = :one, fresh = n', { n: { N: '1' }, fresh: { N: '5' } }],
  ['SET word = n, n = word', { word: { N: '5' }, n: { S: 'hello' } }],
  ['REMOVE word', { word: undefined }],
  ['REMOVE absent', {}],
  ['REMOVE l[0], l[2]', { l: { L: [{ N: '1' }, { N: '3' }] } }],
  ['REMOVE l[9]', {}],
  ['REMOVE m.nest.b', { m: { M: { ...ITEM.m.M, nest: { M: {} } } } }],
  ['REMOVE l[0] SET l[1] = :x', { l: { L: [{ S: 'x' }, { N: '2' }, { N: '3' }] } }],
  ['ADD n :one', { n: { N: '6' } }],
  ['ADD fresh :one', { fresh: { N: '1' } }],
  ['ADD m.a :one', { m: { M: { ...ITEM.m.M, a: { N: '2' } } } }],
  ['ADD texts :xz', { texts: { SS: ['x', 'y', 'z'] } }],
  ['ADD fresh :xz', { fresh: { SS: ['x', 'z'] } }],
  ['DELETE texts :xz', { texts: { SS: ['y'] } }],
  ['DELETE texts :xy', { texts: undefined }],
  ['DELETE absent :xy', {}],
  [
    'SET n = :one REMOVE word ADD texts :xz DELETE absent :xy',
    { n: { N: '1' }, word: undefined, texts: { SS: ['x', 'y', 'z'] } },
  ],
])('%s', async (expression, changed) => {
  const expected = Object.fromEntries(
    Object.entries({ ...Key, ...ITEM, ...changed }).filter(([, value]) => value !== undefined),
  );
  expect(await update(expression)).toEqual({ Attributes: expected });
});

test('a name that is no word is given by ExpressionAttributeNames', async () => {
  await update('SET #n = :one', { ExpressionAttributeNames: { '#n': '__proto__' } });
  const { Item } = await world.call('GetItem', { TableName: 'plain', Key });
  expect(Object.entries(Item as object)).toContainEqual(['__proto__', { N: '1' }]);
});

// Recorded on AWS by dynalite's tests.
test.each([
  ['SET fresh = absent', 'The provided expression refers to an attribute that does not exist in the item'],
  ['SET absent.a = :one', 'The document path provided in the update expression is invalid for update'],
  ['SET word[0] = :one', 'The document path provided in the update expression is invalid for update'],
  ['REMOVE absent.a', 'The document path provided in the update expression is invalid for update'],
  ['SET n = word + :one', 'An operand in the update expression has an incorrect data type'],
  ['SET l = list_append(word, :list)', 'An operand in the update expression has an incorrect data type'],
  ['ADD word :one', 'An operand in the update expression has an incorrect data type'],
  ['ADD texts :numbers', 'An operand in the update expression has an incorrect data type'],
  ['DELETE n :xy', 'An operand in the update expression has an incorrect data type'],
  ['SET n = n + :big', 'Attempting to store more than 38 significant digits in a Number'],
])('%s does not go with the item, which stays as it is', async (expression, message) => {
  expect(await update(expression)).toEqual(expect.objectContaining({ __type: 'ValidationException' }));
  if (!expression.includes(':big')) expect(await update(expression)).toMatchObject({ message });
  expect(await world.call('GetItem', { TableName: 'plain', Key })).toEqual({ Item: { ...Key, ...ITEM } });
});

// Recorded on AWS by dynalite's tests.
test.each([
  ['', 'The expression can not be empty;'],
  ['INVALID SYNTAX', 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"'],
  ['SET n', 'Syntax error; token: "<EOF>", near: "n"'],
  ['SET n = :one,', 'Syntax error; token: "<EOF>", near: ","'],
  ['ADD n word', 'Syntax error; token: "word", near: "n word"'],
  ['SET n = 1', 'Syntax error; token: "1", near: "= 1"'],
  ['SET n = :one SET word = :x', 'The "SET" section can only be used once in an update expression;'],
  ['SET name = :x', 'Attribute name is a reserved keyword; reserved keyword: name'],
  ['SET n = foo(n)', 'Invalid function name; function: foo'],
  [
    'SET n = if_not_exists(n)',
    'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
  ],
  [
    'SET n = if_not_exists(:one, n)',
    'Operator or function requires a document path; operator or function: if_not_exists',
  ],
  [
    'SET n = n + :x',
    'Incorrect operand type for operator or function; operator or function: +, operand type: S',
  ],
  [
    'SET l = list_append(l, :x)',
    'Incorrect operand type for operator or function; operator or function: list_append, operand type: S',
  ],
  [
    'SET m = :x, m.a = :one',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, a]',
  ],
  [
    'SET m.a = :x, m[0] = :one',
    'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m, [0]]',
  ],
])('%s is refused', async (expression, reason) => {
  expect(await update(expression)).toEqual({
    __type: 'ValidationException',
    message: `Invalid UpdateExpression: ${reason}`,
  });
});

test.each([
  ['ADD word :x', 'ADD', 'STRING'],
  ['DELETE n :one', 'DELETE', 'NUMBER'],
])('%s has an operand of another type', async (expression, operator, type) => {
  expect(await update(expression)).toMatchObject({
    message: expect.stringContaining(
      `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ${operator}, operand type: ${type}`,
    ) as string,
  });
});
