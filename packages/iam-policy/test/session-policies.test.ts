import { Authorizer, type NamedPolicy } from '../src';
import { authorize, policy, QUEUE, role, roleSession, sendMessage } from './fixtures';

const allow = (changes: object = {}) => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: '*',
  ...changes,
});
const other = allow({ Action: 'sqs:ReceiveMessage' });

const user = `User: ${roleSession} is not authorized to perform: sqs:sendmessage on resource: ${QUEUE}`;

/** An authorizer of a role that may send, and what it decides of a session with policies. */
function sessionsOfSender(authorizer = new Authorizer()) {
  authorizer.setIdentityPolicies(role.roleArn, [policy('RolePolicy', allow())]);
  return (sessionPolicies?: readonly NamedPolicy[]) => authorize(authorizer, sendMessage(), sessionPolicies);
}

test('a session can do what its role and its own policies both allow', () => {
  const decide = sessionsOfSender();
  expect(decide().effect).toBe('Allow');
  expect(decide([policy('Session', allow())]).effect).toBe('Allow');
  expect(decide([policy('One', other), policy('Two', allow())]).effect).toBe('Allow');
  expect(decide([policy('Session', other)])).toEqual({
    effect: 'Deny',
    reason: 'implicit',
    missingIn: 'session',
    message: `${user} because no session policy allows the sqs:sendmessage action`,
  });
});

test('what a session’s policy denies is denied', () => {
  const decide = sessionsOfSender();
  expect(decide([policy('Session', allow(), allow({ Effect: 'Deny' }))])).toMatchObject({
    reason: 'explicit',
    message: `${user} with an explicit deny in a session policy`,
  });
});

test('a session’s policies grant nothing by themselves', () => {
  const authorizer = new Authorizer();
  const sessionPolicies = [policy('Session', allow())];
  expect(authorize(authorizer, sendMessage(), sessionPolicies)).toMatchObject({
    missingIn: 'identity-based',
  });
});

test('what a resource’s policy grants to the role is limited by the session’s, and what it grants to the session is not', () => {
  const authorizer = new Authorizer();
  const decide = sessionsOfSender(authorizer);
  const limited = [policy('Session', other)];
  authorizer.setResourcePolicy(QUEUE, policy('Queue', allow({ Principal: { AWS: role.roleArn } })));
  expect(decide(limited)).toMatchObject({ missingIn: 'session' });
  authorizer.setResourcePolicy(QUEUE, policy('Queue', allow({ Principal: { AWS: roleSession } })));
  expect(decide(limited).effect).toBe('Allow');
});

test('a session’s tags and its source identity are keys of its requests', () => {
  const authorizer = new Authorizer();
  const Condition = { StringEquals: { 'aws:PrincipalTag/Team': 'blue', 'aws:SourceIdentity': 'me' } };
  authorizer.setIdentityPolicies(role.roleArn, [policy('RolePolicy', allow({ Condition }))]);
  const decide = (Team: string) =>
    authorize(authorizer, sendMessage({ principal: { ...role, tags: { team: Team }, sourceIdentity: 'me' } }))
      .effect;
  expect([decide('blue'), decide('red')]).toEqual(['Allow', 'Deny']);
});
