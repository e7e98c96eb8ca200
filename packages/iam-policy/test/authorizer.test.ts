import fc from 'fast-check';
import { type AccessRequest, Authorizer, compilePolicySet, evaluate } from '../src';
import { DecisionCache } from '../src/decision-cache';
import { ACCOUNT, policy, QUEUE, role, sendMessage } from './fixtures';

const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE };
const onlyWith = (key: string, value: string) => ({
  ...allow,
  Condition: { StringEquals: { [key]: value } },
});

test('decides by the policies of the role and of the resource', () => {
  const authorizer = new Authorizer();
  expect(authorizer.authorize(sendMessage()).effect).toBe('Deny');
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', allow)]);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
  authorizer.setResourcePolicy(QUEUE, policy('Q', { ...allow, Effect: 'Deny', Principal: '*' }));
  expect(authorizer.authorize(sendMessage()).effect).toBe('Deny');
  authorizer.setResourcePolicy(QUEUE, undefined);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
  authorizer.setIdentityPolicies(role.roleArn, []);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Deny');
});

test('a service may have policies for its resources together, which those with a policy of their own have not', () => {
  const authorizer = new Authorizer();
  authorizer.setServicePolicies('sqs', [
    policy('S', { ...allow, Principal: '*' }),
    policy('T', { ...allow, Principal: '*', Resource: `${QUEUE}2` }),
  ]);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
  expect(authorizer.authorize(sendMessage({ resource: `${QUEUE}2` })).effect).toBe('Allow');
  expect(authorizer.authorize(sendMessage({ resource: `${QUEUE}3` })).effect).toBe('Deny');
  authorizer.setResourcePolicy(QUEUE, policy('Q', { ...allow, Action: 'sqs:Other', Principal: '*' }));
  expect(authorizer.authorize(sendMessage()).effect).toBe('Deny');
  authorizer.setServicePolicies('sqs', []);
  expect(authorizer.authorize(sendMessage({ resource: `${QUEUE}2` })).effect).toBe('Deny');
});

test('a policy of a service names who and what it is about', () => {
  const authorizer = new Authorizer();
  expect(() => authorizer.setServicePolicies('sqs', [policy('S', allow)])).toThrow('Principal');
  const { Resource: _, ...everything } = allow;
  expect(() =>
    authorizer.setServicePolicies('sqs', [policy('S', { ...everything, Principal: '*' })]),
  ).toThrow('Resource or NotResource is missing');
});

test('remembers a decision, whatever the order of keys and the keys that no policy refers to', () => {
  const authorizer = new Authorizer();
  authorizer.setIdentityPolicies(role.roleArn, [
    policy('P', onlyWith('test:A', 'a'), onlyWith('test:B', 'b')),
  ]);
  const first = authorizer.authorize(
    sendMessage({ context: { 'test:A': 'a', 'test:B': 'b', 'test:Other': '1' } }),
  );
  const second = authorizer.authorize(
    sendMessage({ context: { 'test:Other': '2', 'TEST:b': 'b', 'test:A': 'a' } }),
  );
  expect(second).toBe(first);
});

test.each<[string, Partial<AccessRequest>]>([
  ['action', { action: 'sqs:ReceiveMessage' }],
  ['resource', { resource: `${QUEUE}2` }],
  ["resource's account", { resourceAccountId: '111111111111' }],
  ['session', { principal: { ...role, sessionName: 'other' } }],
  ['principal', { principal: { type: 'administrator', accountId: ACCOUNT, arn: role.roleArn } }],
  ['condition key', { context: { 'test:Key': 'b' } }],
  ['variable in a resource', { context: { 'test:Key': 'a', 'test:InResource': 'b' } }],
  ['variable in a condition', { context: { 'test:Key': 'a', 'test:InCondition': 'b' } }],
])('decides anew for another %s', (_, changes) => {
  const authorizer = new Authorizer();
  const withVariable = {
    ...onlyWith('test:Key', '${test:inCondition}'),
    Resource: 'arn:aws:sqs:r:a:${test:inResource}',
  };
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', onlyWith('test:Key', 'a'), withVariable)]);
  const first = authorizer.authorize(sendMessage({ context: { 'test:Key': 'a' } }));
  const second = authorizer.authorize(sendMessage({ context: { 'test:Key': 'a' }, ...changes }));
  expect(second).not.toBe(first);
});

test('supplies the time to policies that ask for it, and does not remember beyond it', () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const authorizer = new Authorizer({ clock: () => now });
  const untilNoon = { ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T12:00:00Z' } } };
  const atOne = { ...allow, Condition: { NumericEquals: { 'aws:EpochTime': '1767272400' } } };
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', untilNoon)]);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
  now = new Date('2026-01-01T13:00:00Z');
  expect(authorizer.authorize(sendMessage()).effect).toBe('Deny');
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', atOne)]);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
});

test('has the time of the system unless there is another', () => {
  const authorizer = new Authorizer();
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const Condition = { DateGreaterThan: { 'aws:CurrentTime': hourAgo } };
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', { ...allow, Condition })]);
  expect(authorizer.authorize(sendMessage()).effect).toBe('Allow');
});

test('decides as without a cache, for every sequence of requests', () => {
  const identity = [
    policy('P', onlyWith('test:a', 'x'), {
      ...allow,
      Effect: 'Deny',
      Condition: { Null: { 'test:b': 'true' } },
    }),
  ];
  const resource = policy('Q', { ...allow, Principal: { AWS: role.roleArn }, Action: 'sqs:*' });
  const authorizer = new Authorizer({ cacheCapacity: 3 });
  authorizer.setIdentityPolicies(role.roleArn, identity);
  authorizer.setResourcePolicy(QUEUE, resource);
  const policies = compilePolicySet({ identity, resource });
  const value = fc.constantFrom('x', 'y', ['x', 'y'], '');
  const request = fc.record({
    action: fc.constantFrom('sqs:SendMessage', 'SQS:SENDMESSAGE', 'sqs:Other', 's3:Get'),
    context: fc.record({ 'test:A': value, 'test:b': value }, { requiredKeys: [] }),
  });
  fc.assert(
    fc.property(request, (changes) => {
      expect(authorizer.authorize(sendMessage(changes))).toEqual(evaluate(sendMessage(changes), policies));
    }),
    { numRuns: 500 },
  );
});

test('the cache gives up the least recently used decision', () => {
  const cache = new DecisionCache(2);
  const made: string[] = [];
  const ask = (key: string) =>
    cache.getOrMake(key, () => {
      made.push(key);
      return { effect: 'Allow', by: 'administrator' };
    });
  ['a', 'b', 'a', 'c', 'a', 'b'].forEach(ask);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.size).toBe(2);
});
