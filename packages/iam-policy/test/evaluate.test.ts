import { type AccessRequest, compilePolicySet, evaluate, type Principal } from '../src';
import { ACCOUNT, OTHER_ACCOUNT, policy, QUEUE, role, roleSession, RULE, sendMessage } from './fixtures';

const root = `arn:aws:iam::${ACCOUNT}:root`;
const OTHER_ROOT = `arn:aws:iam::${OTHER_ACCOUNT}:root`;
const administrator: Principal = { type: 'administrator', accountId: ACCOUNT, arn: root };
const events: Principal = { type: 'service', service: 'events.amazonaws.com' };

const allow = (changes: object = {}) => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
  ...changes,
});
const deny = (changes: object = {}) => allow({ Effect: 'Deny', ...changes });

/** The decision for a request under these identity and resource statements. */
function decide(request: AccessRequest, identity: object[], resource: object[] = []) {
  const policies = compilePolicySet({
    identity: identity.length > 0 ? [policy('RolePolicy', ...identity)] : [],
    ...(resource.length > 0 ? { resource: policy('QueuePolicy', ...resource) } : {}),
  });
  return evaluate(request, policies);
}

describe('actions and resources', () => {
  test.each<[string, object, boolean]>([
    ['the action itself', { Action: 'sqs:SendMessage' }, true],
    ['an action in another case', { Action: 'SQS:sendmessage' }, true],
    ['a wildcard in the action', { Action: 'sqs:Send*' }, true],
    ['a ? in the action', { Action: 'sqs:SendMessag?' }, true],
    ['every action', { Action: '*' }, true],
    ['one of several actions', { Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'] }, true],
    ['another action', { Action: 'sqs:ReceiveMessage' }, false],
    ['NotAction that lists it', { Action: undefined, NotAction: 'sqs:send*' }, false],
    ['NotAction that does not', { Action: undefined, NotAction: ['iam:*', 's3:*'] }, true],
    ['a resource in another case', { Resource: QUEUE.replace('Transactions', 'transactions') }, false],
    ['a wildcard in the resource', { Resource: 'arn:aws:sqs:*:*:Trans*' }, true],
    ['a wildcard across colons', { Resource: 'arn:aws:sqs:*' }, true],
    ['another resource', { Resource: `${QUEUE}2` }, false],
    ['NotResource that lists it', { Resource: undefined, NotResource: [QUEUE] }, false],
    ['NotResource that does not', { Resource: undefined, NotResource: `${QUEUE}2` }, true],
    ['a variable with a value', { Resource: 'arn:aws:sqs:us-east-1:000000000000:${test:name}' }, true],
    ['a variable without one', { Resource: ['arn:aws:sqs:us-east-1:0:${aws:username}'] }, false],
    [
      'NotResource with a variable without a value',
      { Resource: undefined, NotResource: 'arn:aws:sqs:us-east-1:0:${aws:username}' },
      false,
    ],
    ['a literal asterisk', { Resource: 'arn:aws:sqs:us-east-1:000000000000:${*}' }, false],
  ])('%s', (_, changes, expected) => {
    const decision = decide(sendMessage({ context: { 'test:Name': 'Transactions' } }), [allow(changes)]);
    expect(decision.effect).toBe(expected ? 'Allow' : 'Deny');
  });
});

describe('a role and a resource of one account', () => {
  const grantTo = (Principal: unknown) => allow({ Principal });
  test.each<[string, object[], object[], 'Allow' | 'Deny']>([
    ['nothing', [], [], 'Deny'],
    ['the identity alone', [allow()], [], 'Allow'],
    ['the role by its ARN', [], [grantTo({ AWS: role.roleArn })], 'Allow'],
    ['the session by its ARN', [], [grantTo({ AWS: [roleSession] })], 'Allow'],
    ['another session', [], [grantTo({ AWS: `${roleSession}2` })], 'Deny'],
    ['another role', [], [grantTo({ AWS: `${role.roleArn}2` })], 'Deny'],
    ['everyone', [], [grantTo('*')], 'Allow'],
    ['every AWS principal', [], [grantTo({ AWS: '*' })], 'Allow'],
    ['the account, which only delegates', [], [grantTo({ AWS: root })], 'Deny'],
    ['the account id, which only delegates', [], [grantTo({ AWS: ACCOUNT })], 'Deny'],
    ['the account and the role', [], [grantTo({ AWS: ACCOUNT }), grantTo({ AWS: role.roleArn })], 'Allow'],
    ['the role and the account', [], [grantTo({ AWS: role.roleArn }), grantTo({ AWS: ACCOUNT })], 'Allow'],
    ['the role beside another', [], [grantTo({ AWS: [`${role.roleArn}2`, role.roleArn] })], 'Allow'],
    ['an ARN of S3 that ends like an account’s', [], [grantTo({ AWS: 'arn:aws:s3:::root' })], 'Deny'],
    ['the account and the identity', [allow()], [grantTo({ AWS: root })], 'Allow'],
    ['the identity, and another account', [allow()], [grantTo({ AWS: OTHER_ACCOUNT })], 'Allow'],
    ['a service', [], [grantTo({ Service: 'pipes.amazonaws.com' })], 'Deny'],
    ['a deleted role', [], [grantTo({ AWS: 'AROAEXAMPLEID1234567' })], 'Deny'],
    ['others', [], [grantTo({ Federated: 'accounts.google.com', CanonicalUser: 'ff' })], 'Deny'],
    ['an identity Deny over the identity', [allow(), deny()], [], 'Deny'],
    ['an identity Deny over the resource', [deny()], [grantTo('*')], 'Deny'],
    ['a resource Deny over the identity', [allow()], [deny({ Principal: '*' })], 'Deny'],
    ['a resource Deny of the account', [allow()], [deny({ Principal: { AWS: root } })], 'Deny'],
    ['a resource Deny of the role', [allow()], [deny({ Principal: { AWS: role.roleArn } })], 'Deny'],
    ['a resource Deny of somebody else', [allow()], [deny({ Principal: { Service: '*' } })], 'Allow'],
  ])('%s', (_, identity, resource, effect) => {
    expect(decide(sendMessage(), identity, resource).effect).toBe(effect);
  });
});

describe('NotPrincipal', () => {
  test.each<[string, string[], 'Allow' | 'Deny']>([
    ['nobody here', ['arn:aws:iam::000000000000:user/Bob'], 'Deny'],
    ['the account alone', [root], 'Deny'],
    ['the account and the role', [root, role.roleArn], 'Deny'],
    ['the account, the role and the session', [root, role.roleArn, roleSession], 'Allow'],
    ['another account with the role and the session', [OTHER_ROOT, role.roleArn, roleSession], 'Deny'],
    ['everyone', ['*'], 'Allow'],
    ['everyone beside others', [OTHER_ROOT, '*'], 'Allow'],
  ])('that lists %s', (_, AWS, effect) => {
    expect(decide(sendMessage(), [allow()], [deny({ NotPrincipal: { AWS } })]).effect).toBe(effect);
  });
});

describe('a resource of another account', () => {
  const foreign = sendMessage({ resourceAccountId: OTHER_ACCOUNT });
  test.each<[string, object[], object[], string]>([
    ['the identity alone', [allow()], [], 'no resource-based policy allows'],
    [
      'the resource alone',
      [],
      [allow({ Principal: { AWS: role.roleArn } })],
      'no identity-based policy allows',
    ],
    ['neither', [], [], 'no identity-based policy allows'],
  ])('%s is not enough', (_, identity, resource, message) => {
    const expected = { effect: 'Deny', message: expect.stringContaining(message) as string };
    expect(decide(foreign, identity, resource)).toMatchObject(expected);
  });

  test.each([[role.roleArn], [ACCOUNT], [[OTHER_ACCOUNT, ACCOUNT]], ['*']])(
    'the identity and a grant to %s are enough',
    (AWS) => {
      expect(decide(foreign, [allow()], [allow({ Principal: { AWS } })]).effect).toBe('Allow');
    },
  );
});

describe('a service principal', () => {
  // What CDK writes for a rule target's dead-letter queue.
  const fromRule = allow({
    Principal: { Service: 'events.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': RULE } },
  });
  const send = (context: AccessRequest['context']) => sendMessage({ principal: events, context });

  test.each<[string, AccessRequest, object[], 'Allow' | 'Deny']>([
    ['for the rule', send({ 'aws:SourceArn': RULE }), [fromRule], 'Allow'],
    ['for another rule', send({ 'aws:SourceArn': `${RULE}2` }), [fromRule], 'Deny'],
    ['for no rule', send({}), [fromRule], 'Deny'],
    ['without a policy', send({ 'aws:SourceArn': RULE }), [], 'Deny'],
    [
      'when another service is named',
      send({}),
      [allow({ Principal: { Service: 'sns.amazonaws.com' } })],
      'Deny',
    ],
    ['when everyone is named', send({}), [allow({ Principal: '*' })], 'Allow'],
    ['when every service is named', send({}), [allow({ Principal: { Service: '*' } })], 'Allow'],
    ['when an account is named', send({}), [allow({ Principal: { AWS: ACCOUNT } })], 'Deny'],
    [
      'as itself, by aws:PrincipalServiceName',
      send({}),
      [
        allow({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalServiceName': events.service } },
        }),
      ],
      'Allow',
    ],
    [
      'from the right account',
      send({ 'aws:SourceAccount': ACCOUNT }),
      [
        allow({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
        }),
      ],
      'Allow',
    ],
    [
      'that NotPrincipal spares',
      send({}),
      [allow({ Principal: '*' }), deny({ NotPrincipal: { Service: events.service } })],
      'Allow',
    ],
    [
      'that NotPrincipal does not spare',
      send({}),
      [allow({ Principal: '*' }), deny({ NotPrincipal: { Service: 'sns.amazonaws.com' } })],
      'Deny',
    ],
  ])('%s', (_, request, resource, effect) => {
    expect(decide(request, [], resource).effect).toBe(effect);
  });
});

// What CDK writes for `enforceSSL`.
describe('a policy that enforces TLS', () => {
  const enforceTls = deny({
    Principal: { AWS: '*' },
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
  test.each<[Principal['type'], Principal]>([
    ['role', role],
    ['administrator', administrator],
  ])('stops a %s without TLS only', (_, principal) => {
    const effect = (secure: string) =>
      decide(sendMessage({ principal, context: { 'aws:SecureTransport': secure } }), [allow()], [enforceTls])
        .effect;
    expect(effect('true')).toBe('Allow');
    expect(effect('false')).toBe('Deny');
  });
});

describe('an administrator', () => {
  test('needs no policy in their account', () => {
    const decision = decide(sendMessage({ principal: administrator }), []);
    expect(decision).toEqual({ effect: 'Allow', by: 'administrator' });
  });

  test('needs the resource policy in another account', () => {
    const foreign = sendMessage({ principal: administrator, resourceAccountId: OTHER_ACCOUNT });
    expect(decide(foreign, []).effect).toBe('Deny');
    expect(decide(foreign, [], [allow({ Principal: { AWS: ACCOUNT } })]).effect).toBe('Allow');
  });

  test('can be named by the ARN', () => {
    const user: Principal = { ...administrator, arn: `arn:aws:iam::${ACCOUNT}:user/Ann` };
    const stopAnn = deny({ Principal: { AWS: user.arn } });
    expect(decide(sendMessage({ principal: user }), [], [stopAnn]).effect).toBe('Deny');
    expect(decide(sendMessage({ principal: administrator }), [], [stopAnn]).effect).toBe('Allow');
  });

  test('is spared by a NotPrincipal with the account', () => {
    const spare = deny({ NotPrincipal: { AWS: root } });
    expect(decide(sendMessage({ principal: administrator }), [], [spare]).effect).toBe('Allow');
  });

  test('who is a user has a user name', () => {
    const user: Principal = { ...administrator, arn: `arn:aws:iam::${ACCOUNT}:user/team/Ann` };
    const stopAnn = deny({ Principal: '*', Condition: { StringEquals: { 'aws:username': 'Ann' } } });
    expect(decide(sendMessage({ principal: user }), [], [stopAnn]).effect).toBe('Deny');
  });
});

describe('a trust policy', () => {
  const assumeRole = (principal: Principal): AccessRequest => ({
    principal,
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${ACCOUNT}:role/Target`,
    resourceAccountId: ACCOUNT,
    context: {},
  });
  const trust = (Principal: unknown) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });
  const mayAssume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
  const pipes: Principal = { type: 'service', service: 'pipes.amazonaws.com' };

  test.each<[string, Principal, object[], object[], string]>([
    ['lets the service in that it names', pipes, [], [trust({ Service: pipes.service })], 'Allow'],
    ['keeps other services out', events, [], [trust({ Service: pipes.service })], 'role-trust'],
    ['lets the role in that it names', role, [], [trust({ AWS: role.roleArn })], 'Allow'],
    [
      'has to allow, whatever the identity may',
      role,
      [mayAssume],
      [trust({ AWS: `${role.roleArn}2` })],
      'role-trust',
    ],
    ['has to be there', role, [mayAssume], [], 'role-trust'],
    ['is what a role lacks that may do nothing', role, [], [], 'role-trust'],
    ['delegates to the account', role, [mayAssume], [trust({ AWS: root })], 'Allow'],
    ['delegates to the account only', role, [], [trust({ AWS: root })], 'identity-based'],
    ['has to allow an administrator', administrator, [], [trust({ Service: pipes.service })], 'role-trust'],
    ['lets in an administrator by the account', administrator, [], [trust({ AWS: root })], 'Allow'],
  ])('%s', (_, principal, identity, resource, expected) => {
    const decision = decide(assumeRole(principal), identity, resource);
    const outcome =
      decision.effect === 'Deny' && decision.reason === 'implicit' ? decision.missingIn : decision.effect;
    expect(outcome).toBe(expected);
  });
});

test('an action that has no resource needs the identity alone', () => {
  const listQueues = sendMessage({ action: 'sqs:ListQueues', resource: '*' });
  const may = { Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' };
  expect(decide(listQueues, [may]).effect).toBe('Allow');
});

test.each(['arn:aws:s3:::key/1', `arn:aws:kms:us-east-1:${ACCOUNT}:alias/1`])(
  '%s is no KMS key: the identity alone is enough',
  (resource) => {
    const may = { Effect: 'Allow', Action: 'a:b', Resource: '*' };
    expect(decide(sendMessage({ action: 'a:b', resource }), [may]).effect).toBe('Allow');
  },
);

test('a KMS key policy has to allow as well', () => {
  const resource = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`;
  const decrypt = sendMessage({ action: 'kms:Decrypt', resource });
  const may = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  expect(decide(decrypt, [may]).effect).toBe('Deny');
  expect(decide(decrypt, [may], [{ ...may, Principal: { AWS: root } }]).effect).toBe('Allow');
});

describe('a decision names the statement', () => {
  test('that allowed, by its Sid', () => {
    expect(decide(sendMessage(), [allow({ Action: 'a:b' }), allow({ Sid: 'Send' })])).toEqual({
      effect: 'Allow',
      by: { policyType: 'identity-based', policy: 'RolePolicy', statement: 'Send' },
    });
  });

  test('that allowed first', () => {
    expect(decide(sendMessage(), [allow(), allow({ Sid: 'Again' })])).toMatchObject({
      by: { statement: '#0' },
    });
  });

  test('that denied, by its index', () => {
    expect(
      decide(sendMessage(), [allow()], [allow({ Principal: '*' }), deny({ Principal: '*' })]),
    ).toMatchObject({
      reason: 'explicit',
      by: { policyType: 'resource-based', policy: 'QueuePolicy', statement: '#1' },
    });
  });
});

describe('the message of a denial', () => {
  const user = `User: ${roleSession} is not authorized to perform: sqs:sendmessage on resource: ${QUEUE}`;
  test.each<[string, object[], object[], string]>([
    ['implicit', [], [], `${user} because no identity-based policy allows the sqs:sendmessage action`],
    ['of an identity', [deny()], [], `${user} with an explicit deny in an identity-based policy`],
    [
      'of a resource',
      [allow()],
      [deny({ Principal: '*' })],
      `${user} with an explicit deny in a resource-based policy`,
    ],
  ])('%s', (_, identity, resource, message) => {
    expect(decide(sendMessage(), identity, resource)).toMatchObject({ effect: 'Deny', message });
  });

  test('of a trust policy', () => {
    const assumeRole = sendMessage({ action: 'sts:AssumeRole', resource: role.roleArn });
    const denial = { Effect: 'Deny', Principal: '*', Action: 'sts:*' };
    expect(decide(assumeRole, [], [denial])).toMatchObject({
      by: { policyType: 'role-trust' },
      message: `User: ${roleSession} is not authorized to perform: sts:AssumeRole on resource: ${role.roleArn} with an explicit deny in the role trust policy`,
    });
  });

  test('of an administrator names the ARN', () => {
    const message = decide(sendMessage({ principal: administrator }), [], [deny({ Principal: '*' })]);
    expect(message).toMatchObject({ message: expect.stringContaining(`User: ${root} is not`) as string });
  });

  test('names an action and a resource as the service writes them', () => {
    expect(decide(sendMessage({ action: 'lambda:ListFunctions', resource: '*' }), [])).toMatchObject({
      message: `User: ${roleSession} is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows the lambda:ListFunctions action`,
    });
  });

  test('of a service names the missing resource policy', () => {
    expect(decide(sendMessage({ principal: events }), [])).toMatchObject({
      message: `User: events.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: ${QUEUE} because no resource-based policy allows the sqs:sendmessage action`,
    });
  });
});
