import { administrator, allow, decide, deny, events, ROOT } from './decide';
import { QUEUE, role, roleSession, sendMessage } from './fixtures';

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
    expect(message).toMatchObject({ message: expect.stringContaining(`User: ${ROOT} is not`) as string });
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
