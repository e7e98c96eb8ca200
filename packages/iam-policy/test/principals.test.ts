import type { AccessRequest, Principal } from '../src';
import { administrator, allow, decide, deny, events, ROOT } from './decide';
import { ACCOUNT, OTHER_ACCOUNT, role, RULE, sendMessage } from './fixtures';

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
    const spare = deny({ NotPrincipal: { AWS: ROOT } });
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
    ['delegates to the account', role, [mayAssume], [trust({ AWS: ROOT })], 'Allow'],
    ['delegates to the account only', role, [], [trust({ AWS: ROOT })], 'identity-based'],
    ['has to allow an administrator', administrator, [], [trust({ Service: pipes.service })], 'role-trust'],
    ['lets in an administrator by the account', administrator, [], [trust({ AWS: ROOT })], 'Allow'],
  ])('%s', (_, principal, identity, resource, expected) => {
    const decision = decide(assumeRole(principal), identity, resource);
    const outcome =
      decision.effect === 'Deny' && decision.reason === 'implicit' ? decision.missingIn : decision.effect;
    expect(outcome).toBe(expected);
  });
});

test('a KMS key policy has to allow as well', () => {
  const resource = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`;
  const decrypt = sendMessage({ action: 'kms:Decrypt', resource });
  const may = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  expect(decide(decrypt, [may]).effect).toBe('Deny');
  expect(decide(decrypt, [may], [{ ...may, Principal: { AWS: ROOT } }]).effect).toBe('Allow');
});
