import fc from 'fast-check';
import { Authorizer, compilePolicySet, evaluate, type RequestOrigin } from '../src';
import { authorize, policy, QUEUE, role, sendMessage } from './fixtures';

const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE };
const onlyWith = (key: string, value: string) => ({
  ...allow,
  Condition: { StringEquals: { [key]: value } },
});

test('decides by the policies of the role and of the resource', () => {
  const authorizer = new Authorizer();
  expect(authorize(authorizer, sendMessage()).effect).toBe('Deny');
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', allow)]);
  expect(authorize(authorizer, sendMessage()).effect).toBe('Allow');
  authorizer.setResourcePolicy(QUEUE, policy('Q', { ...allow, Effect: 'Deny', Principal: '*' }));
  expect(authorize(authorizer, sendMessage()).effect).toBe('Deny');
  authorizer.setResourcePolicy(QUEUE, undefined);
  expect(authorize(authorizer, sendMessage()).effect).toBe('Allow');
  authorizer.setIdentityPolicies(role.roleArn, []);
  expect(authorize(authorizer, sendMessage()).effect).toBe('Deny');
});

test('a service may have policies for its resources together, which those with a policy of their own have not', () => {
  const authorizer = new Authorizer();
  authorizer.setServicePolicies('sqs', [
    policy('S', { ...allow, Principal: '*' }),
    policy('T', { ...allow, Principal: '*', Resource: `${QUEUE}2` }),
  ]);
  expect(authorize(authorizer, sendMessage()).effect).toBe('Allow');
  expect(authorize(authorizer, sendMessage({ resource: `${QUEUE}2` })).effect).toBe('Allow');
  expect(authorize(authorizer, sendMessage({ resource: `${QUEUE}3` })).effect).toBe('Deny');
  authorizer.setResourcePolicy(QUEUE, policy('Q', { ...allow, Action: 'sqs:Other', Principal: '*' }));
  expect(authorize(authorizer, sendMessage()).effect).toBe('Deny');
  authorizer.setServicePolicies('sqs', []);
  expect(authorize(authorizer, sendMessage({ resource: `${QUEUE}2` })).effect).toBe('Deny');
});

test('a policy of a service names who and what it is about', () => {
  const authorizer = new Authorizer();
  expect(() => authorizer.setServicePolicies('sqs', [policy('S', allow)])).toThrow('Principal');
  const { Resource: _, ...everything } = allow;
  expect(() =>
    authorizer.setServicePolicies('sqs', [policy('S', { ...everything, Principal: '*' })]),
  ).toThrow('Resource or NotResource is missing');
});

test('remembers what it decided for an origin, until a policy changes', () => {
  const authorizer = new Authorizer();
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', allow)]);
  const { action, resource, ...origin } = sendMessage();
  const first = authorizer.authorize(origin, action, resource);
  expect(authorizer.authorize(origin, action, resource)).toBe(first);
  expect(authorizer.authorize(origin, 'sqs:ReceiveMessage', resource).effect).toBe('Deny');
  expect(authorizer.authorize(origin, action, `${resource}2`).effect).toBe('Deny');
  expect(authorizer.authorize(origin, action, resource)).toBe(first);
  authorizer.setIdentityPolicies(role.roleArn, []);
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Deny');
});

test.each<[string, (authorizer: Authorizer) => void]>([
  [
    'boundary',
    (authorizer) =>
      authorizer.setPermissionsBoundary(role.roleArn, policy('B', { ...allow, Effect: 'Deny' })),
  ],
  [
    'policy of the resource',
    (authorizer) =>
      authorizer.setResourcePolicy(QUEUE, policy('Q', { ...allow, Effect: 'Deny', Principal: '*' })),
  ],
  [
    'policy of the service',
    (authorizer) =>
      authorizer.setServicePolicies('sqs', [policy('S', { ...allow, Effect: 'Deny', Principal: '*' })]),
  ],
])('decides anew after a change of the %s', (_, change) => {
  const authorizer = new Authorizer();
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', allow)]);
  const { action, resource, ...origin } = sendMessage();
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Allow');
  change(authorizer);
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Deny');
});

test('remembers so many decisions of an origin, and then begins anew', () => {
  const authorizer = new Authorizer({ mostDecisions: 2 });
  const { action, resource, ...origin } = sendMessage();
  const ask = (suffix: string) => authorizer.authorize(origin, action, resource + suffix);
  const first = ask('1');
  ask('2');
  expect(ask('1')).toBe(first);
  ask('3');
  expect(ask('1')).toEqual(first);
  expect(ask('1')).not.toBe(first);
});

test('supplies the time to policies that ask for it, and does not remember beyond it', () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const authorizer = new Authorizer({ clock: () => now });
  const untilNoon = { ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T12:00:00Z' } } };
  const atOne = { ...allow, Condition: { NumericEquals: { 'aws:EpochTime': '1767272400' } } };
  const { action, resource, ...origin } = sendMessage();
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', untilNoon)]);
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Allow');
  now = new Date('2026-01-01T13:00:00Z');
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Deny');
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', atOne)]);
  expect(authorizer.authorize(origin, action, resource).effect).toBe('Allow');
});

test('has the time of the system unless there is another', () => {
  const authorizer = new Authorizer();
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const Condition = { DateGreaterThan: { 'aws:CurrentTime': hourAgo } };
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', { ...allow, Condition })]);
  expect(authorize(authorizer, sendMessage()).effect).toBe('Allow');
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
  const authorizer = new Authorizer({ mostDecisions: 3 });
  authorizer.setIdentityPolicies(role.roleArn, identity);
  authorizer.setResourcePolicy(QUEUE, resource);
  const policies = compilePolicySet({ identity, resource });
  const value = fc.constantFrom('x', 'y', ['x', 'y'], '');
  const request = fc.record({
    action: fc.constantFrom('sqs:SendMessage', 'SQS:SENDMESSAGE', 'sqs:Other', 's3:Get'),
    context: fc.record({ 'test:A': value, 'test:b': value }, { requiredKeys: [] }),
  });
  const origins = new Map<string, RequestOrigin>();
  fc.assert(
    fc.property(request, (changes) => {
      const { action, resource: queue, ...origin } = sendMessage(changes);
      const key = JSON.stringify(origin);
      const same = origins.get(key) ?? origin;
      origins.set(key, same);
      expect(authorizer.authorize(same, action, queue)).toEqual(evaluate(sendMessage(changes), policies));
    }),
    { numRuns: 500 },
  );
});
