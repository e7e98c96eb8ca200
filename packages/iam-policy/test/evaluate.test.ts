import { allow, decide, deny, OTHER_ROOT, ROOT } from './decide';
import { ACCOUNT, OTHER_ACCOUNT, QUEUE, role, roleSession, sendMessage } from './fixtures';

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
    ['the account, which only delegates', [], [grantTo({ AWS: ROOT })], 'Deny'],
    ['the account id, which only delegates', [], [grantTo({ AWS: ACCOUNT })], 'Deny'],
    ['the account and the role', [], [grantTo({ AWS: ACCOUNT }), grantTo({ AWS: role.roleArn })], 'Allow'],
    ['the role and the account', [], [grantTo({ AWS: role.roleArn }), grantTo({ AWS: ACCOUNT })], 'Allow'],
    ['the role beside another', [], [grantTo({ AWS: [`${role.roleArn}2`, role.roleArn] })], 'Allow'],
    ['an ARN of S3 that ends like an account’s', [], [grantTo({ AWS: 'arn:aws:s3:::root' })], 'Deny'],
    ['the account and the identity', [allow()], [grantTo({ AWS: ROOT })], 'Allow'],
    ['the identity, and another account', [allow()], [grantTo({ AWS: OTHER_ACCOUNT })], 'Allow'],
    ['a service', [], [grantTo({ Service: 'pipes.amazonaws.com' })], 'Deny'],
    ['a deleted role', [], [grantTo({ AWS: 'AROAEXAMPLEID1234567' })], 'Deny'],
    ['others', [], [grantTo({ Federated: 'accounts.google.com', CanonicalUser: 'ff' })], 'Deny'],
    ['an identity Deny over the identity', [allow(), deny()], [], 'Deny'],
    ['an identity Deny over the resource', [deny()], [grantTo('*')], 'Deny'],
    ['a resource Deny over the identity', [allow()], [deny({ Principal: '*' })], 'Deny'],
    ['a resource Deny of the account', [allow()], [deny({ Principal: { AWS: ROOT } })], 'Deny'],
    ['a resource Deny of the role', [allow()], [deny({ Principal: { AWS: role.roleArn } })], 'Deny'],
    ['a resource Deny of somebody else', [allow()], [deny({ Principal: { Service: '*' } })], 'Allow'],
  ])('%s', (_, identity, resource, effect) => {
    expect(decide(sendMessage(), identity, resource).effect).toBe(effect);
  });
});

describe('NotPrincipal', () => {
  test.each<[string, string[], 'Allow' | 'Deny']>([
    ['nobody here', ['arn:aws:iam::000000000000:user/Bob'], 'Deny'],
    ['the account alone', [ROOT], 'Deny'],
    ['the account and the role', [ROOT, role.roleArn], 'Deny'],
    ['the account, the role and the session', [ROOT, role.roleArn, roleSession], 'Allow'],
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
