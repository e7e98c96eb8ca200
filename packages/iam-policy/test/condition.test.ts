import { compilePolicySet, evaluate } from '../src';
import { policy, sendMessage } from './fixtures';

type Context = Record<string, string | string[]>;

/** Whether a statement with this condition applies to a request with this context. */
function holds(operator: string, values: unknown, context: Context, key = 'test:Key'): boolean {
  const document = policy('P', {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { [operator]: { [key]: values } },
  });
  const decision = evaluate(sendMessage({ context }), compilePolicySet({ identity: [document] }));
  return decision.effect === 'Allow';
}

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:orders';

describe('a key with one value', () => {
  test.each<[string, unknown, string, boolean]>([
    ['StringEquals', 'a', 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', '', '', true],
    ['StringEquals', 5, '5', true],
    ['StringEquals', true, 'true', true],
    ['StringNotEquals', 'a', 'b', true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringEqualsIgnoreCase', 'aB', 'Ab', true],
    ['StringEqualsIgnoreCase', 'a*', 'ab', false],
    ['StringNotEqualsIgnoreCase', 'aB', 'Ab', false],
    ['StringLike', 'a*?', 'abc', true],
    ['StringLike', 'a*', 'A', false],
    ['StringNotLike', 'a*', 'abc', false],
    ['StringLike', '${*}', '*', true],
    ['StringLike', '${*}', 'a', false],
    ['StringLike', 'a${?}', 'a?', true],
    ['StringLike', 'a${?}', 'ab', false],
    ['StringEquals', '${$}{x}', '${x}', true],
    ['ArnEquals', 'arn:aws:sqs:*:000000000000:ord*', queueArn, true],
    ['ArnLike', 'arn:aws:sqs:us-east-?:*:orders', queueArn, true],
    ['ArnLike', 'arn:aws:sqs:*', queueArn, false],
    ['ArnLike', '*', queueArn, false],
    ['ArnLike', 'arn:aws:sqs:*:orders', queueArn, false],
    ['ArnLike', 'arn:aws:sqs:us-east-1:000000000000:orders:*', queueArn, false],
    ['ArnLike', 'arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:eu-west-1:0:log-group:/a:b', true],
    ['ArnLike', 'arn:aws:sqs:*:*:*', 'no arn', false],
    ['ArnNotEquals', 'arn:aws:sqs:*:*:orders', queueArn, false],
    ['ArnNotLike', 'arn:aws:sqs:*:*:bills', queueArn, true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', '-1.25', '-1.25', true],
    ['NumericEquals', '+7', '7', true],
    ['NumericNotEquals', 10, '10', false],
    ['NumericNotEquals', 10, 'ten', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericLessThanEquals', '10', '11', false],
    ['NumericGreaterThan', '9', '9', false],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericGreaterThanEquals', '9', '9', true],
    ['NumericGreaterThanEquals', '9', '8.5', false],
    ['NumericEquals', '10', 'ten', false],
    ['DateEquals', '2026-01-01T00:00:00Z', '1767225600', true],
    ['DateNotEquals', '2026', '2026-01-01', false],
    ['DateLessThan', '2026-01-01T00:00:00+01:00', '2025-12-31T22:59:59Z', true],
    ['DateLessThanEquals', '2026-01-01', '2026-01-01T00:00:00Z', true],
    ['DateGreaterThan', '2026-01-01', '2025-06-01', false],
    ['DateGreaterThanEquals', '2026-01-01', '2026-06-01', true],
    ['DateLessThan', '2026-01-01', 'yesterday', false],
    ['Bool', 'true', 'true', true],
    ['Bool', false, 'False', true],
    ['Bool', 'true', 'false', false],
    ['BinaryEquals', 'QUI=', 'QUI=', true],
    ['BinaryEquals', 'QUI=', 'QUM=', false],
    ['BinaryEquals', ['QUJD', 'QUJDRA=='], 'QUJDRA==', true],
    ['BinaryEquals', 'QUJD', 'QUJE', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', ['10.0.0.0/8', '2001:db8:1234:5678::/64'], '2001:DB8:1234:5678:9::1', true],
    ['IpAddress', '0.0.0.0/0', '::1', false],
    ['IpAddress', '0.0.0.0/0', 'localhost', false],
    ['NotIpAddress', '10.0.0.0/8', '10.1.2.3', false],
    ['NotIpAddress', '10.0.0.0/8', '11.1.2.3', true],
    ['StringEquals', [], 'a', false],
    ['StringNotEquals', [], 'a', true],
    ['Null', 'false', 'x', true],
    ['Null', 'true', 'x', false],
    ['StringEqualsIfExists', 'a', 'b', false],
    ['ArnLikeIfExists', 'arn:aws:sqs:*:*:orders', queueArn, true],
  ])('%s %j against %j: %s', (operator, values, requestValue, expected) => {
    expect(holds(operator, values, { 'test:Key': requestValue })).toBe(expected);
  });
});

describe('a key that the request does not have', () => {
  test.each<[string, unknown, boolean]>([
    ['StringEquals', 'a', false],
    ['StringLike', '*', false],
    ['StringNotEquals', 'a', true],
    ['StringNotEqualsIgnoreCase', 'a', true],
    ['StringNotLike', '*', true],
    ['ArnLike', 'arn:aws:*:*:*:*', false],
    ['ArnNotEquals', queueArn, true],
    ['NumericLessThan', 1, false],
    ['NumericNotEquals', 1, true],
    ['DateNotEquals', '2026', true],
    ['Bool', 'false', false],
    ['BinaryEquals', 'QUI=', false],
    ['IpAddress', '0.0.0.0/0', false],
    ['NotIpAddress', '0.0.0.0/0', true],
    ['StringEqualsIfExists', 'a', true],
    ['StringNotEqualsIfExists', 'a', true],
    ['BoolIfExists', 'true', true],
    ['Null', true, true],
    ['Null', 'false', false],
    ['ForAllValues:StringEquals', 'a', true],
    ['ForAnyValue:StringEquals', 'a', false],
    ['ForAnyValue:StringNotEquals', 'a', false],
    ['ForAnyValue:StringEqualsIfExists', 'a', true],
  ])('%s %j: %s', (operator, values, expected) => {
    expect(holds(operator, values, {})).toBe(expected);
  });
});

describe('a key with several values', () => {
  test.each<[string, unknown, string[], boolean]>([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', 'a', [], true],
    ['ForAllValues:StringEquals', 'a', [''], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
    ['ForAnyValue:StringLike', '*', [''], false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    // The four rows of the guide's table in "Multivalued context key examples".
    ['ForAllValues:StringNotLike', 'key1*', ['key1:legal'], false],
    ['ForAllValues:StringNotLike', 'key1*', ['key1:hr', 'key1:personnel'], false],
    ['ForAllValues:StringNotLike', 'key1*', ['key2:audit'], true],
    ['Null', 'true', [], true],
    // AWS asks for a set operator here: one match among the values is a match.
    ['StringEquals', 'a', ['a', 'b'], true],
    ['StringNotEquals', 'a', ['a', 'b'], false],
  ])('%s %j against %j: %s', (operator, values, requestValues, expected) => {
    expect(holds(operator, values, { 'test:Key': requestValues })).toBe(expected);
  });
});

test('key names are not case-sensitive', () => {
  expect(holds('StringEquals', 'a', { 'TEST:key': 'a' })).toBe(true);
});

test('all operators and keys of a statement have to hold', () => {
  const identity = policy('P', {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'test:A': 'a', 'test:B': 'b' }, Bool: { 'test:C': 'true' } },
  });
  const policies = compilePolicySet({ identity: [identity] });
  const effectFor = (context: Context) => evaluate(sendMessage({ context }), policies).effect;
  expect(effectFor({ 'test:A': 'a', 'test:B': 'b', 'test:C': 'true' })).toBe('Allow');
  expect(effectFor({ 'test:A': 'a', 'test:B': 'x', 'test:C': 'true' })).toBe('Deny');
  expect(effectFor({ 'test:A': 'a', 'test:B': 'b', 'test:C': 'false' })).toBe('Deny');
});

describe('policy variables in a condition', () => {
  test('take their value from the request', () => {
    const context = { 'test:Key': 'x/eu', 'test:Region': 'eu' };
    expect(holds('StringEquals', 'x/${test:region}', context)).toBe(true);
    expect(holds('StringEquals', 'y/${test:region}', context)).toBe(false);
  });

  test('have no value when the key has several', () => {
    expect(holds('StringEquals', '${test:Tags}', { 'test:Key': 'a', 'test:Tags': ['a', 'b'] })).toBe(false);
  });

  test('use their default when the request has no value', () => {
    expect(holds('StringEquals', "${test:Other, 'none'}", { 'test:Key': 'none' })).toBe(true);
  });

  test('bring no wildcards in', () => {
    expect(holds('StringLike', '${test:Region}', { 'test:Key': 'eu', 'test:Region': '*' })).toBe(false);
  });

  test.each(['StringLike', 'StringNotLike'])('without a value make %s fail', (operator) => {
    expect(holds(operator, '${aws:username}', { 'test:Key': 'x' })).toBe(false);
  });
});
