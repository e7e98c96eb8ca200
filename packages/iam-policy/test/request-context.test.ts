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
test.each<[string, string, string[], Principal]>([
  ['a role', 'aws:PrincipalArn', [role.roleArn], role],
  ['a role', 'aws:PrincipalAccount', [ACCOUNT], role],
  ['a role', 'aws:PrincipalType', ['AssumedRole'], role],
  ['a role', 'aws:PrincipalIsAWSService', ['false'], role],
  ['a role', 'aws:username', [], role],
  ['a role without a unique id', 'aws:userid', [], role],
  ['a role with one', 'aws:userid', ['AROAEXAMPLE:pipe'], { ...role, roleId: 'AROAEXAMPLE' }],
  ['a service', 'aws:PrincipalIsAWSService', ['true'], service],
  ['a service', 'aws:PrincipalServiceName', [service.service], service],
  ['a service', 'aws:PrincipalServiceNamesList', [service.service], service],
  ['a service', 'aws:PrincipalArn', [], service],
  ['the account', 'aws:PrincipalArn', [root.arn], root],
  ['the account', 'aws:PrincipalAccount', [ACCOUNT], root],
  ['the account', 'aws:PrincipalType', ['Account'], root],
  ['the account', 'aws:PrincipalIsAWSService', ['false'], root],
  ['the account', 'aws:userid', [ACCOUNT], root],
  ['the account', 'aws:username', [], root],
  ['a user', 'aws:PrincipalType', ['User'], user],
  ['a user', 'aws:username', ['Ann'], user],
  ['a user', 'aws:userid', [], user],
  ['a user with a path', 'aws:username', ['Ann'], userInTeam],
])('%s has %s %j', (_, key, values, principal) => {
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
