import type { Caller } from '../../../src/access/caller';
import { logsService } from '../../../src/services/logs';
import { accountPorts } from '../../account-ports';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/writer';
const GROUP_ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:/group';

/** A writer who may do these things to the streams of `/group`. */
function writer(...actions: string[]) {
  const ports = accountPorts();
  const { logs } = logsService(ports);
  logs.createLogGroup({ logGroupName: '/group' });
  ports.access.createRole({
    roleName: 'writer',
    roleArn: ROLE_ARN,
    createDate: new Date(0),
    trustPolicy: {
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      },
    },
  });
  ports.access.putRolePolicy('writer', 'write', {
    Statement: { Effect: 'Allow', Action: actions, Resource: `${GROUP_ARN}:*` },
  });
  const caller: Caller = ports.access.assumeRole(ROLE_ARN, 'lambda.amazonaws.com', 'arn', 'session');
  const event = { logGroupName: '/group', logStreamName: 'stream', timestamp: 1, message: 'text' };
  return { logs, trace: ports.trace, write: () => logs.write({ caller, transaction: { id: 't-1' } }, event) };
}

test('what is written is traced, with the transaction that it is about', () => {
  const { trace, write } = writer('logs:CreateLogStream', 'logs:PutLogEvents');
  write();
  expect(trace.records).toMatchObject([
    { what: 'LogWritten', resource: '/group', transaction: { id: 't-1' }, message: 'text' },
  ]);
});

test.each([
  ['logs:PutLogEvents', 'logs:CreateLogStream'],
  ['logs:CreateLogStream', 'logs:PutLogEvents'],
])('%s alone does not do', (given, missing) => {
  const { write } = writer(given);
  expect(write).toThrow(
    expect.objectContaining({ action: missing, resource: `${GROUP_ARN}:log-stream:stream` }) as Error,
  );
});

test('a vended log is AWS’s to write, and needs nothing but the group', () => {
  const { logs, trace } = writer('logs:PutLogEvents');
  logs.openVendedLog(`${GROUP_ARN}:*`, 'vended').write(1, 'record');
  expect(trace.records).toMatchObject([{ what: 'LogWritten', logStreamName: 'vended', message: 'record' }]);
  expect(() => logs.openVendedLog(`${GROUP_ARN}2`, 'vended')).toThrow(
    'The specified log group does not exist.',
  );
});
