import { Access } from '../../src/access/access';
import { AccessDenied } from '../../src/access/access-denied';
import { checkAtCreation, CreationRefused } from '../../src/access/creation-refused';
import { localAccount } from '../../src/account';
import { ManualClock } from '../../src/clock/manual-clock';
import { AwsError } from '../../src/errors/aws-error';
import { Trace } from '../../src/trace/trace';

const roleName = 'role';
const roleArn = 'arn:aws:iam::000000000000:role/role';
const queueArn = 'arn:aws:sqs:eu-west-1:000000000000:queue';
const pipeArn = 'arn:aws:pipes:eu-west-1:000000000000:pipe/pipe';

const trustPolicy = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'pipes.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': pipeArn } },
  },
};

let clock: ManualClock;
let access: Access;
let trace: Trace;

beforeEach(() => {
  clock = new ManualClock({ startMs: Date.UTC(2026, 0, 1) });
  trace = new Trace();
  access = new Access(localAccount('eu-west-1'), trace, clock);
});

const createRole = (policy: object = trustPolicy) =>
  access.roles.create({ roleName, roleArn, trustPolicy: policy, createDate: new Date() });

const allow = (Action: string) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action, Resource: queueArn },
});

test('a service that the role trusts may do what the role may', () => {
  createRole();
  access.roles.putPolicy(roleName, 'receive', allow('sqs:ReceiveMessage'));

  const caller = access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session');

  expect(() => access.require(caller, 'sqs:ReceiveMessage', queueArn)).not.toThrow();
  expect(trace.records).toEqual([]);
});

test('what the role may not is denied in AWS’s words, and is in the trace with the action', () => {
  createRole();
  const caller = access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session');
  const message =
    'User: arn:aws:sts::000000000000:assumed-role/role/session is not authorized to perform: ' +
    `sqs:receivemessage on resource: ${queueArn} because no identity-based policy allows the sqs:receivemessage action`;

  expect(() => access.require(caller, 'sqs:ReceiveMessage', queueArn)).toThrow(message);
  expect(trace.records).toMatchObject([
    { what: 'AccessDenied', action: 'sqs:ReceiveMessage', resource: queueArn, message },
  ]);
});

test.each([
  ['another service', 'events.amazonaws.com', pipeArn],
  ['the service, but for another resource', 'pipes.amazonaws.com', `${pipeArn}-other`],
])('a role is not taken on by %s', (_, service, sourceArn) => {
  createRole();

  expect(() => access.assumeRole(roleArn, service, sourceArn, 'session')).toThrow(AccessDenied);
});

test('a role that is not there cannot be taken on', () => {
  expect(() => access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session')).toThrow(AccessDenied);
});

test('a policy takes the place of one of its name', () => {
  createRole();
  access.roles.putPolicy(roleName, 'policy', allow('sqs:ReceiveMessage'));
  access.roles.putPolicy(roleName, 'policy', allow('sqs:DeleteMessage'));
  const caller = access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session');

  expect(() => access.require(caller, 'sqs:ReceiveMessage', queueArn)).toThrow(AccessDenied);
  expect(() => access.require(caller, 'sqs:DeleteMessage', queueArn)).not.toThrow();
});

test.each([
  ['a trust policy', () => createRole({ Statement: [{ Effect: 'Perhaps' }] })],
  ['a trust policy that names nobody', () => createRole(allow('sts:AssumeRole'))],
  [
    'a policy of a role',
    () => {
      createRole();
      access.roles.putPolicy(roleName, 'policy', trustPolicy);
    },
  ],
])('%s that is none is refused with IAM’s code', (_, set) => {
  const refusal = { name: 'AwsError', code: 'MalformedPolicyDocument' };
  expect(set).toThrow(expect.objectContaining(refusal) as Error);
});

test('a policy that is refused leaves the role as it was', () => {
  createRole();
  access.roles.putPolicy(roleName, 'policy', allow('sqs:ReceiveMessage'));
  expect(() => access.roles.putPolicy(roleName, 'policy', trustPolicy)).toThrow(AwsError);
  access.roles.putPolicy(roleName, 'other', allow('sqs:DeleteMessage'));
  const caller = access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session');

  expect(() => access.require(caller, 'sqs:ReceiveMessage', queueArn)).not.toThrow();
});

test('a policy of a role that is not there is refused with IAM’s code', () => {
  expect(() => access.roles.putPolicy('nobody', 'policy', allow('*'))).toThrow(
    expect.objectContaining({ code: 'NoSuchEntity', httpStatus: 404 }) as Error,
  );
});

test('a check at creation tells a denial in the words of the service, with what is missing behind them', () => {
  const denied = new AccessDenied('sqs:ReceiveMessage', queueArn, 'It is denied.');
  const check = () =>
    checkAtCreation(
      () => {
        throw denied;
      },
      ({ action }) => ({ code: 'ValidationException', message: `The role lacks ${action}.` }),
    );

  expect(check).toThrow(CreationRefused);
  expect(check).toThrow(
    expect.objectContaining({
      code: 'ValidationException',
      message: 'The role lacks sqs:ReceiveMessage.',
      cause: denied,
    }) as Error,
  );
});

test('a check at creation passes on what it gives, and any other error', () => {
  const refusal = () => ({ code: 'X', message: 'x' });

  expect(checkAtCreation(() => 1, refusal)).toBe(1);
  expect(() =>
    checkAtCreation(() => {
      throw new TypeError('a defect');
    }, refusal),
  ).toThrow(TypeError);
});

test('conditions on the time ask the account’s clock', async () => {
  createRole();
  access.roles.putPolicy(roleName, 'later', {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sqs:ReceiveMessage',
      Resource: queueArn,
      Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-02T00:00:00Z' } },
    },
  });
  const caller = access.assumeRole(roleArn, 'pipes.amazonaws.com', pipeArn, 'session');
  const receive = () => access.require(caller, 'sqs:ReceiveMessage', queueArn);

  expect(receive).toThrow(AccessDenied);
  await clock.advance(25 * 3_600_000);

  expect(receive).not.toThrow();
});
