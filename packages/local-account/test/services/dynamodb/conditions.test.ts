import type { Answer, DynamoDbWorld } from './dynamodb-world';
import { PLAIN, worldWith } from './dynamodb-world';

const ITEM = {
  id: { S: 'a' },
  word: { S: 'hello' },
  n: { N: '10' },
  bytes: { B: 'AAEC' },
  yes: { BOOL: true },
  nil: { NULL: true },
  texts: { SS: ['x', 'y'] },
  numbers: { NS: ['1', '2'] },
  l: { L: [{ N: '1' }, { S: 'x' }, { M: { deep: { S: 'down' } } }] },
  m: { M: { a: { N: '1' }, b: { M: { c: { S: 'd' } } } } },
};

const VALUES: Readonly<Record<string, object>> = {
  ':hello': { S: 'hello' },
  ':hell': { S: 'hell' },
  ':x': { S: 'x' },
  ':ten': { N: '10.0' },
  ':nine': { N: '9' },
  ':eleven': { N: '11' },
  ':one': { N: '1' },
  ':bytes': { B: 'AAE=' },
  ':S': { S: 'S' },
  ':M': { S: 'M' },
  ':xy': { SS: ['y', 'x'] },
  ':list': { L: [{ N: '1' }] },
  ':map': { M: { deep: { S: 'down' } } },
  ':true': { BOOL: true },
};

let world: DynamoDbWorld;
beforeAll(async () => {
  world = await worldWith(PLAIN);
  await world.call('PutItem', { TableName: 'plain', Item: ITEM });
});

/** Deletes nothing: the item is looked at, and put again. */
function check(ConditionExpression: string, more: object = {}): Promise<Answer> {
  const used = Object.entries(VALUES).filter(([name]) =>
    new RegExp(`${name}(?!\\w)`).test(ConditionExpression),
  );
  return world.call('PutItem', {
    TableName: 'plain',
    Item: ITEM,
    ConditionExpression,
    ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
    ...more,
  });
}

test.each([
  'word = :hello',
  'n = :ten',
  ':ten = n',
  'n <> :nine',
  'absent <> :nine',
  'n > :nine AND n >= :ten AND n < :eleven AND n <= :ten',
  'word > :hell',
  'n BETWEEN :nine AND :eleven',
  'n IN (:nine, :ten)',
  'texts = :xy',
  'l[2] = :map',
  'l[0] = m.a',
  'yes = :true',
  'NOT n = :nine',
  'not n = :nine and word = :hello or absent = :x',
  'absent = :x OR n = :ten AND word = :hello',
  '(absent = :x OR n = :ten) AND word = :hello',
  '(n) = (:ten)',
  'attribute_exists(m.b.c)',
  'attribute_not_exists(m.b.d)',
  'attribute_not_exists(l[7])',
  'attribute_type(word, :S)',
  'attribute_type(m, :M)',
  'begins_with(word, :hell)',
  'begins_with(bytes, :bytes)',
  'contains(word, :hell)',
  'contains(texts, :x)',
  'contains(numbers, :one)',
  'contains(l, :x)',
  'contains(l, :map)',
  'contains(bytes, :bytes)',
  'size(l) > :one',
  'size(word) < :ten',
  'size(m) < :nine and size(texts) < :nine and size(bytes) < :nine',
])('%s holds', async (expression) => {
  expect(await check(expression)).toEqual({});
});

test.each([
  'word = :ten',
  'word <> :hello',
  'n > :hello',
  'absent > :nine',
  'absent = nil',
  'word BETWEEN :nine AND :eleven',
  'n IN (:nine)',
  'NOT (n = :ten OR absent = :x)',
  'attribute_exists(m.b.d)',
  'attribute_exists(word.a)',
  'attribute_not_exists(id)',
  'attribute_type(n, :S)',
  'begins_with(n, :hell)',
  'begins_with(word, :bytes)',
  'contains(word, :one)',
  'contains(numbers, :x)',
  'contains(m, :x)',
  'size(n) > :one',
  'size(absent) < :ten',
])('%s does not hold', async (expression) => {
  expect(await check(expression)).toMatchObject({ __type: 'ConditionalCheckFailedException' });
});

// Recorded on AWS, by dynalite's tests and in questions about them.
test.each([
  ['', 'The expression can not be empty;'],
  ['word', 'Syntax error; token: "<EOF>", near: "word"'],
  ['word =', 'Syntax error; token: "<EOF>", near: "="'],
  ['word == :hello', 'Syntax error; token: "=", near: "= = :hello"'],
  ['attribute_not_exists id)', 'Syntax error; token: "id", near: "attribute_not_exists id )"'],
  ['word = "a"', 'Syntax error; token: """, near: "= " a"'],
  ['(word = :hello', 'Syntax error; token: "<EOF>", near: ":hello"'],
  ['word = :hello)', 'Syntax error; token: ")", near: ":hello )"'],
  ['word AND n = :ten', 'Syntax error; token: "n", near: "AND n ="'],
  ['l[a] = :x', 'Syntax error; token: "a", near: "[ a ]"'],
  ['status = :x', 'Attribute name is a reserved keyword; reserved keyword: status'],
  ['#n = :x', 'An expression attribute name used in the document path is not defined; attribute name: #n'],
  [
    'n = :undefined',
    'An expression attribute value used in expression is not defined; attribute value: :undefined',
  ],
  ['foo(n)', 'Invalid function name; function: foo'],
  [
    'attribute_exists(n, word)',
    'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
  ],
  [
    'attribute_exists(:x)',
    'Operator or function requires a document path; operator or function: attribute_exists',
  ],
  [
    'attribute_type(n, :x)',
    'Invalid attribute type name found; type: x, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
  ],
  [
    'begins_with(word, :one)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  ['size(n)', 'The function is not allowed to be used this way in an expression; function: size'],
  [
    'attribute_exists(n) = :x',
    'The function is not allowed to be used this way in an expression; function: attribute_exists',
  ],
  ['((n = :ten))', 'The expression has redundant parentheses;'],
  [
    'n = n',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]',
  ],
  ['n < :map', 'Incorrect operand type for operator or function; operator or function: <, operand type: M'],
  [
    'n BETWEEN :eleven AND :nine',
    'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:11}, upper bound operand: AttributeValue: {N:9}',
  ],
  [
    'n BETWEEN :x AND :nine',
    'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:x}, upper bound operand: AttributeValue: {N:9}',
  ],
  [
    `n = :x${' '.repeat(4096)}`,
    'Expression size has exceeded the maximum allowed size; expression size: 4102',
  ],
])('%s is refused', async (expression, reason) => {
  expect(await check(expression)).toEqual({
    __type: 'ValidationException',
    message: `Invalid ConditionExpression: ${reason}`,
  });
});

test.each([
  [
    { ExpressionAttributeNames: { '#b': 'b' } },
    'Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}',
  ],
  [
    { ExpressionAttributeValues: { ':ten': { N: '10' }, ':b': { S: 'b' } } },
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}',
  ],
  [
    { ExpressionAttributeNames: { b: 'b' } },
    'ExpressionAttributeNames contains invalid key: Syntax error; key: "b"',
  ],
  [{ ExpressionAttributeNames: {} }, 'ExpressionAttributeNames must not be empty'],
  [
    { ExpressionAttributeValues: { ':ten': {} } },
    'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :ten',
  ],
])('%j is refused', async (more, message) => {
  expect(await check('n = :ten', more)).toEqual({ __type: 'ValidationException', message });
});

test('an expression has 4 KB at most', async () => {
  expect(await check(`n = :ten${' '.repeat(4096)}`)).toMatchObject({
    message:
      'Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4104',
  });
});

test('brackets without end are refused, and overflow nothing', async () => {
  const ConditionExpression = '('.repeat(4000);
  expect(await check(ConditionExpression)).toMatchObject({ __type: 'ValidationException' });
  expect(await check('NOT '.repeat(1000) + 'n = :ten')).toMatchObject({ __type: 'ValidationException' });
});
