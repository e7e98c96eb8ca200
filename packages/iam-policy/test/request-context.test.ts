import type { Principal } from '../src';
import { requestContext } from '../src/request-context';
import { ACCOUNT, role, sendMessage } from './fixtures';

const service: Principal = { type: 'service', service: 'events.amazonaws.com' };
const root: Principal = {
  type: 'administrator',
  accountId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
};
const user: Principal = { ...root, arn: `arn:aws:iam::${ACCOUNT}:user/Ann` };
const userInTeam: Principal = { ...root, arn: `arn:aws:iam::${ACCOUNT}:user/team/sub/Ann` };

// IAM User Guide, "AWS global condition context keys" and "Where you can use policy variables".
test.each<[string, Principal, string, string[]]>([
  ['a role', role, 'aws:PrincipalArn', [role.roleArn]],
  ['a role', role, 'aws:PrincipalAccount', [ACCOUNT]],
  ['a role', role, 'aws:PrincipalType', ['AssumedRole']],
  ['a role', role, 'aws:PrincipalIsAWSService', ['false']],
  ['a role', role, 'aws:username', []],
  ['a role without a unique id', role, 'aws:userid', []],
  ['a role with one', { ...role, roleId: 'AROAEXAMPLE' }, 'aws:userid', ['AROAEXAMPLE:pipe']],
  ['a service', service, 'aws:PrincipalIsAWSService', ['true']],
  ['a service', service, 'aws:PrincipalServiceName', [service.service]],
  ['a service', service, 'aws:PrincipalServiceNamesList', [service.service]],
  ['a service', service, 'aws:PrincipalArn', []],
  ['the account', root, 'aws:PrincipalArn', [root.arn]],
  ['the account', root, 'aws:PrincipalAccount', [ACCOUNT]],
  ['the account', root, 'aws:PrincipalType', ['Account']],
  ['the account', root, 'aws:PrincipalIsAWSService', ['false']],
  ['the account', root, 'aws:userid', [ACCOUNT]],
  ['the account', root, 'aws:username', []],
  ['a user', user, 'aws:PrincipalType', ['User']],
  ['a user', user, 'aws:username', ['Ann']],
  ['a user', user, 'aws:userid', []],
  ['a user with a path', userInTeam, 'aws:username', ['Ann']],
])('%s has %3$s %4$j', (_, principal, key, values) => {
  expect(requestContext(sendMessage({ principal })).values(key)).toEqual(values);
});

test('has the account of the resource, and no service in between', () => {
  const context = requestContext(sendMessage({ resourceAccountId: '111111111111' }));

  expect(context.values('aws:ResourceAccount')).toEqual(['111111111111']);
  expect(context.values('aws:ViaAWSService')).toEqual(['false']);
});

test('has what the request brought along, in any letter case', () => {
  const context = requestContext(sendMessage({ context: { 'TEST:Key': 'a', 'Aws:ViaAwsService': 'true' } }));

  expect(context.values('test:kEY')).toEqual(['a']);
  expect(context.values('aws:ViaAWSService')).toEqual(['true']);
});

test.each(['aws:PrincipalArn', 'AWS:PRINCIPALARN'])('%s cannot be claimed by a request', (key) => {
  const claim = { [key]: 'arn:aws:iam::000000000000:role/Admin' };

  expect(requestContext(sendMessage({ context: claim })).values('aws:PrincipalArn')).toEqual([role.roleArn]);
});
