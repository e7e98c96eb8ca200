import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { ManualClock } from '../../../src/clock/manual-clock';
import { LocalAccount } from '../../../src/local-account';
import { listen } from '../../../src/wire/http-server';
import { deployTemplate } from '../../account-under-test';

const ACCOUNT = '000000000000';
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:Queue`;
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

const trust = (changes: object = {}, Action: unknown = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Action,
  Principal: { AWS: ACCOUNT },
  ...changes,
});
const role = (RoleName: string, trustPolicy: object[], statements: object[] = [], more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trustPolicy },
    ...(statements.length > 0 && {
      Policies: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
    }),
    ...more,
  },
});
const onQueue = (Action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: QUEUE,
  ...more,
});

const Resources = {
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'Queue' } },
  Sender: role('Sender', [trust()], [onQueue(['sqs:SendMessage', 'sqs:GetQueueAttributes'])], {
    MaxSessionDuration: 7200,
  }),
  Outside: role('Outside', [trust({ Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } })]),
  Chain: role('Chain', [trust()], [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }]),
  Tagged: role(
    'Tagged',
    [trust({}, ['sts:AssumeRole', 'sts:TagSession'])],
    [
      onQueue('sqs:SendMessage', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } }),
      { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
    ],
    { Tags: [{ Key: 'team', Value: 'none' }] },
  ),
  Service: role('Service', [trust({ Principal: { Service: 'lambda.amazonaws.com' } })]),
};

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** An account with roles, and clients with any credentials. */
async function stsWorld() {
  const server = await listen(0, (error) => {
    throw error;
  });
  const clock = new ManualClock();
  const account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1', clock });
  server.answerWith(account);
  await deployTemplate(account, { Resources });
  const settings = (credentials?: Credentials) => ({
    endpoint: server.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: credentials ?? { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const QueueUrl = `${server.url}/${ACCOUNT}/Queue`;
  const assume = async (input: Partial<AssumeRoleCommandInput>, as?: Credentials) => {
    const RoleArn = roleArn('Sender');
    const sts = new STSClient(settings(as));
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', ...input });
    const { Credentials: issued, ...rest } = await sts.send(command);
    const credentials = {
      accessKeyId: issued!.AccessKeyId!,
      secretAccessKey: issued!.SecretAccessKey!,
      sessionToken: issued!.SessionToken!,
    };
    return { credentials, expiration: issued!.Expiration!, ...rest };
  };
  const send = (credentials: Credentials) =>
    new SQSClient(settings(credentials)).send(new SendMessageCommand({ QueueUrl, MessageBody: 'm' }));
  return {
    assume,
    clock,
    send,
    look: (credentials: Credentials) =>
      new SQSClient(settings(credentials)).send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      ),
    whoIs: (credentials: Credentials) =>
      new STSClient(settings(credentials)).send(new GetCallerIdentityCommand({})),
    [Symbol.asyncDispose]: async () => {
      await account[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

let world: Awaited<ReturnType<typeof stsWorld>>;
beforeAll(async () => {
  world = await stsWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const wantedPolicy = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });

test('a session has the permissions of its role, and no others', async () => {
  const { assume, look, send, whoIs } = world;
  const { credentials, AssumedRoleUser } = await assume({});
  const Arn = `arn:aws:sts::${ACCOUNT}:assumed-role/Sender/session`;
  expect(AssumedRoleUser).toMatchObject({
    Arn,
    AssumedRoleId: expect.stringMatching(/^AROA\w{17}:session$/) as string,
  });
  await expect(whoIs(credentials)).resolves.toMatchObject({
    Arn,
    Account: ACCOUNT,
    UserId: AssumedRoleUser!.AssumedRoleId,
  });
  await send(credentials);
  await look(credentials);
  const other = await assume({ RoleArn: roleArn('Chain') });
  await expect(send(other.credentials)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/Chain/session is not authorized to perform: sqs:sendmessage on resource: ${QUEUE} because no identity-based policy allows the sqs:sendmessage action`,
  });
});

test('a session’s own policy narrows it', async () => {
  const { assume, look, send } = world;
  const { credentials } = await assume({ Policy: wantedPolicy('sqs:GetQueueAttributes') });
  await look(credentials);
  await expect(send(credentials)).rejects.toThrow(
    'because no session policy allows the sqs:sendmessage action',
  );
});

test('a session ends by the account’s clock', async () => {
  const { assume, clock, send } = world;
  const { credentials, expiration } = await assume({ DurationSeconds: 7200 });
  expect(expiration.getTime() - clock.now()).toBe(7_200_000);
  await clock.advance(7_199_000);
  await send(credentials);
  await clock.advance(1000);
  await expect(send(credentials)).rejects.toMatchObject({ name: 'ExpiredToken' });
});

test('the trust policy decides who takes on a role, and with which external id', async () => {
  const { assume } = world;
  const RoleArn = roleArn('Outside');
  await assume({ RoleArn, ExternalId: 'secret' });
  const denied = (name: string) => ({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: sts:AssumeRole on resource: ${roleArn(name)} because no role trust policy allows the sts:AssumeRole action`,
  });
  await expect(assume({ RoleArn })).rejects.toMatchObject(denied('Outside'));
  await expect(assume({ RoleArn, ExternalId: 'guess' })).rejects.toMatchObject(denied('Outside'));
  await expect(assume({ RoleArn: roleArn('Service') })).rejects.toMatchObject(denied('Service'));
  await expect(assume({ RoleArn: roleArn('Nobody') })).rejects.toMatchObject(denied('Nobody'));
});

test('a session takes on another role with its own permissions, for an hour at most', async () => {
  const { assume, send } = world;
  const { credentials: chain } = await assume({ RoleArn: roleArn('Chain') });
  const { credentials } = await assume({}, chain);
  await send(credentials);
  await expect(assume({}, credentials)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume({ DurationSeconds: 3601 }, chain)).rejects.toThrow('exceeds the 1 hour session limit');
});

test('tags of a session stand over those of its role, and go on through a chain if they are to', async () => {
  const { assume, send } = world;
  const RoleArn = roleArn('Tagged');
  const Tags = [{ Key: 'Team', Value: 'blue' }];
  await expect(send((await assume({ RoleArn })).credentials)).rejects.toMatchObject({ name: 'AccessDenied' });
  const { credentials } = await assume({ RoleArn, Tags });
  await send(credentials);
  await expect(assume({ Tags })).rejects.toThrow('sts:TagSession');
  const { credentials: chained } = await assume({ RoleArn }, credentials);
  await expect(send(chained)).rejects.toMatchObject({ name: 'AccessDenied' });
  const { credentials: transitive } = await assume({ RoleArn, Tags, TransitiveTagKeys: ['team'] });
  await send((await assume({ RoleArn }, transitive)).credentials);
  await expect(assume({ RoleArn, Tags }, transitive)).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('conflicts with a transitive tag key') as string,
  });
});

test.each<[Partial<AssumeRoleCommandInput>, string, string]>([
  [{ RoleArn: 'nothing-valid-in-here' }, 'ValidationError', 'nothing-valid-in-here is invalid'],
  [
    { RoleSessionName: 'Session1:2' },
    'ValidationError',
    "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
  ],
  [{ DurationSeconds: 899 }, 'ValidationError', 'greater than or equal to 900'],
  [{ DurationSeconds: 7201 }, 'ValidationError', 'exceeds the MaxSessionDuration set for this role.'],
  [{ Policy: '{"Statement":[{"Effect":"Maybe"}]}' }, 'MalformedPolicyDocumentException', 'Effect'],
  [{ Policy: 'no JSON' }, 'MalformedPolicyDocumentException', 'it is not JSON'],
  [{ SerialNumber: 'arn:aws:iam::1:mfa/me' }, 'ValidationError', 'The local run does not take SerialNumber'],
  [
    { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] },
    'ValidationError',
    'does not take PolicyArns',
  ],
  [
    {
      RoleArn: roleArn('Tagged'),
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'A', Value: '2' },
      ],
    },
    'InvalidParameterValue',
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  [
    { RoleArn: roleArn('Tagged'), Tags: [{ Key: 'a', Value: '1' }], TransitiveTagKeys: ['b'] },
    'InvalidParameterValue',
    'The specified transitive tag key must be included in the requested tags.',
  ],
])('%j is refused', async (input, name, message) => {
  await expect(world.assume(input)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message) as string,
  });
});
