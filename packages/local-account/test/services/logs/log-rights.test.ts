import type { Caller } from '../../../src/access/caller';
import { logsService } from '../../../src/services/logs';
import { accountPorts } from '../../account-ports';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/writer';
const GROUP_ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:/group';
const STREAM = { logGroupName: '/group', logStreamName: 'stream' };

/** A writer who may do these things to `/group` and its streams. */
function writer(...actions: string[]) {
  const ports = accountPorts();
  const { logs } = logsService(ports);
  ports.access.roles.create({
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
  ports.access.roles.putPolicy('writer', 'write', {
    Statement: { Effect: 'Allow', Action: ['logs:Nothing', ...actions], Resource: `${GROUP_ARN}:*` },
  });
  const { signal } = new AbortController();
  const caller: Caller = ports.access.assumeRole(ROLE_ARN, 'lambda.amazonaws.com', 'arn', 'session');
  const call = { caller, signal, transaction: { id: 't-1' } };
  const administrator = { caller: ports.access.administrator, signal };
  const event = { timestamp: ports.clock.now(), message: 'text' };
  return {
    logs,
    trace: ports.trace,
    makeGroup: (by = administrator) => logs.createLogGroup(by, STREAM),
    makeStream: (by = administrator) => logs.createLogStream(by, STREAM),
    makeOwnGroup: () => logs.createLogGroup(call, STREAM),
    makeOwnStream: () => logs.createLogStream(call, STREAM),
    put: () => logs.putLogEvents(call, { ...STREAM, logEvents: [event] }),
  };
}

test('what is written is traced, with the transaction that it is about', async () => {
  const { trace, makeGroup, makeStream, put } = writer('logs:PutLogEvents');
  await makeGroup();
  await makeStream();
  await put();
  expect(trace.records).toMatchObject([
    { what: 'LogWritten', resource: '/group', transaction: { id: 't-1' }, message: 'text' },
  ]);
});

test.each([
  ['logs:CreateLogGroup', 'makeOwnGroup', ''],
  ['logs:CreateLogStream', 'makeOwnStream', 'stream'],
  ['logs:PutLogEvents', 'put', 'stream'],
] as const)('%s is asked for', async (action, make, logStream) => {
  const refused = writer();
  await refused.makeGroup();
  await expect(refused[make]()).rejects.toMatchObject({
    action,
    resource: `${GROUP_ARN}:log-stream:${logStream}`,
  });
  const allowed = writer(action);
  if (make !== 'makeOwnGroup') await allowed.makeGroup();
  if (make === 'put') await allowed.makeStream();
  await expect(allowed[make]()).resolves.toBeDefined();
});

test('a vended log is AWS’s to write, and needs nothing but the group', async () => {
  const { logs, makeGroup, trace } = writer();
  await makeGroup();
  logs.openVendedLog(`${GROUP_ARN}:*`, 'vended').write(1, 'record');
  expect(trace.records).toMatchObject([{ what: 'LogWritten', logStreamName: 'vended', message: 'record' }]);
  expect(() => logs.openVendedLog(`${GROUP_ARN}2`, 'vended')).toThrow(
    'The specified log group does not exist.',
  );
});
