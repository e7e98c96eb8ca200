import { Authorizer, compilePolicySet, evaluate } from '../src';
import { authorize, policy, QUEUE, role, roleSession, sendMessage } from './fixtures';

const allow = (changes: object = {}) => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: '*',
  ...changes,
});
const deny = (changes: object = {}) => allow({ Effect: 'Deny', ...changes });
const other = allow({ Action: 'sqs:ReceiveMessage' });

/** What is decided of a role with a boundary. */
function decide({
  identity = [],
  boundary,
  resource = [],
}: {
  readonly identity?: object[];
  readonly boundary: object[];
  readonly resource?: object[];
}) {
  const policies = compilePolicySet({
    identity: identity.map((statement) => policy('RolePolicy', statement)),
    boundary: policy('Boundary', ...boundary),
    ...(resource.length > 0 && { resource: policy('QueuePolicy', ...resource) }),
  });
  return evaluate(sendMessage(), policies);
}

const user = `User: ${roleSession} is not authorized to perform: sqs:sendmessage on resource: ${QUEUE}`;
const isOutside = {
  effect: 'Deny',
  reason: 'implicit',
  missingIn: 'permissions-boundary',
  message: `${user} because no permissions boundary allows the sqs:sendmessage action`,
};

test('what a policy and the boundary allow is allowed, by the policy', () => {
  expect(decide({ identity: [allow()], boundary: [allow()] })).toEqual({
    effect: 'Allow',
    by: { policyType: 'identity-based', policy: 'RolePolicy', statement: '#0' },
  });
});

test('what a policy allows and the boundary does not is denied', () => {
  expect(decide({ identity: [allow()], boundary: [other] })).toEqual(isOutside);
});

test('a boundary grants nothing by itself', () => {
  expect(decide({ boundary: [allow()] })).toMatchObject({ effect: 'Deny', missingIn: 'identity-based' });
});

test('what the boundary denies is denied', () => {
  expect(decide({ identity: [allow()], boundary: [allow(), deny()] })).toEqual({
    effect: 'Deny',
    reason: 'explicit',
    by: { policyType: 'permissions-boundary', policy: 'Boundary', statement: '#1' },
    message: `${user} with an explicit deny in a permissions boundary`,
  });
});

test('what a resource’s policy grants to the role is limited by the boundary', () => {
  const resource = [allow({ Principal: { AWS: role.roleArn } })];

  expect(decide({ boundary: [other], resource })).toEqual(isOutside);
  expect(decide({ boundary: [allow()], resource }).effect).toBe('Allow');
});

test('what a resource’s policy grants to the session itself is not, in whatever order it grants', () => {
  const toSession = allow({ Principal: { AWS: roleSession } });
  const toRole = allow({ Principal: { AWS: role.roleArn } });

  expect(decide({ boundary: [other], resource: [toSession] }).effect).toBe('Allow');
  expect(decide({ boundary: [other], resource: [toRole, toSession] }).effect).toBe('Allow');
});

test('a resource’s denial to everyone but the role does not spare a role with a boundary', () => {
  const account = `arn:aws:iam::${role.accountId}:root`;
  const resource = [deny({ NotPrincipal: { AWS: [role.roleArn, roleSession, account] } })];
  const policies = {
    identity: [policy('RolePolicy', allow())],
    resource: policy('QueuePolicy', ...resource),
  };

  expect(evaluate(sendMessage(), compilePolicySet(policies)).effect).toBe('Allow');
  expect(decide({ identity: [allow()], boundary: [allow()], resource })).toMatchObject({
    reason: 'explicit',
    by: { policyType: 'resource-based' },
  });
});

test('a boundary counts from when it is set until it is taken away, with its conditions', () => {
  const authorizer = new Authorizer();
  authorizer.setIdentityPolicies(role.roleArn, [policy('P', allow())]);
  const decideWith = (key: string) =>
    authorize(authorizer, sendMessage({ context: { 'test:Key': key } })).effect;
  expect(decideWith('b')).toBe('Allow');

  const Condition = { StringEquals: { 'test:Key': 'a' } };
  authorizer.setPermissionsBoundary(role.roleArn, policy('Boundary', allow({ Condition })));
  expect([decideWith('a'), decideWith('b')]).toEqual(['Allow', 'Deny']);

  authorizer.setPermissionsBoundary(role.roleArn, undefined);
  expect(decideWith('b')).toBe('Allow');
});

test('a boundary with a Principal is refused', () => {
  expect(() =>
    new Authorizer().setPermissionsBoundary(role.roleArn, policy('B', allow({ Principal: '*' }))),
  ).toThrow('an identity-based policy cannot have a Principal');
});
