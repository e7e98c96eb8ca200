import type { Access } from '../../../src/access/access';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { allow, role } from './iam-world';

const TRUST = role().Properties;
const ROLE = 'AWS::IAM::Role';
const POLICY = 'AWS::IAM::Policy';
const MANAGED = 'AWS::IAM::ManagedPolicy';

const inline = (...actions: string[]) => ({ PolicyName: 'own', PolicyDocument: allow(...actions) });

let access: Access;
const newAccount = () =>
  accountUnderTest({
    furtherServices: (ports) => {
      access = ports.access;
      return [];
    },
  });

/** What a session of a role may do, among these actions. The session is as old as the caller: it is not taken on again. */
const sessionOf = (roleArn: string) => {
  const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', 'arn:aws:lambda:::f', 's');
  return (...actions: string[]) =>
    actions.filter((action) => {
      try {
        access.require(caller, action, '*');
        return true;
      } catch {
        return false;
      }
    });
};

const roleArnOf = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

test("a role's policies and settings change in place, for sessions that are under way, and change back", async () => {
  await using account = newAccount();
  const before = { ...TRUST, Policies: [inline('sqs:ReceiveMessage')], Description: 'First' };
  const live = await createLive(account, ROLE, before);
  const may = sessionOf(roleArnOf('Test-It'));
  const described = live.describe!();
  await live.update({ ...TRUST, Policies: [inline('sqs:SendMessage')], MaxSessionDuration: 7200 });
  expect(may('sqs:ReceiveMessage', 'sqs:SendMessage')).toEqual(['sqs:SendMessage']);
  expect(access.roles.get('Test-It')).toMatchObject({
    description: undefined,
    maxSessionDurationSeconds: 7200,
    roleId: live.attributes!.RoleId,
  });
  await live.update(before);
  expect(may('sqs:ReceiveMessage', 'sqs:SendMessage')).toEqual(['sqs:ReceiveMessage']);
  expect(live.describe!()).toEqual(described);
});

test("what other resources have given a role outlives the role's own change", async () => {
  await using account = newAccount();
  const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const live = await createLive(account, ROLE, { ...TRUST, Policies: [inline('sqs:SendMessage')] });
  const policy = { PolicyName: 'other', PolicyDocument: allow('events:PutEvents'), Roles: [live.ref] };
  await createLive(account, POLICY, policy, 'Policy');
  const may = sessionOf(roleArnOf(live.ref));
  const actions = ['sqs:SendMessage', 'events:PutEvents', 'logs:PutLogEvents'];
  await live.update({ ...TRUST, ManagedPolicyArns: [basic] });
  expect(may(...actions)).toEqual(['events:PutEvents', 'logs:PutLogEvents']);
  expect(live.describe!()).toMatchObject({ ManagedPolicyArns: [basic] });
  await live.update(TRUST);
  expect(may(...actions)).toEqual(['events:PutEvents']);
});

test.each<[Record<string, unknown>, string]>([
  [
    { ...TRUST, Policies: [inline('sqs:*'), { PolicyName: 'bad', PolicyDocument: { Statement: [{}] } }] },
    'policy bad of Test-It',
  ],
  [
    { ...TRUST, ManagedPolicyArns: ['arn:aws:iam::000000000000:policy/none'] },
    'policy/none does not exist or is not attachable.',
  ],
  [{ ...TRUST, AssumeRolePolicyDocument: allow('sts:AssumeRole') }, 'trust policy of Test-It'],
])(
  'a role that AWS would not take is not created, and a change to it changes nothing: %j',
  async (refused, message) => {
    await using account = newAccount();
    await expect(createLive(account, ROLE, refused)).rejects.toThrow(message);
    expect(access.roles.all).toEqual([]);
    const live = await createLive(account, ROLE, { ...TRUST, Policies: [inline('events:PutEvents')] });
    const may = sessionOf(roleArnOf(live.ref));
    await expect(live.update(refused)).rejects.toThrow(message);
    expect(may('sqs:SendMessage', 'events:PutEvents')).toEqual(['events:PutEvents']);
  },
);

test('a role of a name that is there is refused, and leaves the other as it is', async () => {
  await using account = newAccount();
  await createLive(account, ROLE, { ...TRUST, RoleName: 'Taken', Description: 'First' });
  await expect(createLive(account, ROLE, { ...TRUST, RoleName: 'Taken' }, 'Other')).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'Role with name Taken already exists.',
  });
  expect(access.roles.get('Taken').description).toBe('First');
});

test('a role goes with its own policies, but not with those of others', async () => {
  await using account = newAccount();
  const live = await createLive(account, ROLE, { ...TRUST, Policies: [inline('sqs:SendMessage')] });
  const may = sessionOf(roleArnOf(live.ref));
  const policy = { PolicyName: 'other', PolicyDocument: allow('events:PutEvents'), Roles: [live.ref] };
  const other = await createLive(account, POLICY, policy, 'Policy');
  await expect(live.delete()).rejects.toMatchObject({
    code: 'DeleteConflict',
    message: 'Cannot delete entity, must delete policies first.',
  });
  expect(may('sqs:SendMessage')).toEqual(['sqs:SendMessage']);
  await other.delete();
  await live.delete();
  expect(access.roles.all).toEqual([]);
  expect(may('sqs:SendMessage', 'events:PutEvents')).toEqual([]);
  await createLive(account, ROLE, TRUST);
});

test('an inline policy changes its document, its name and its roles in place', async () => {
  await using account = newAccount();
  for (const name of ['A', 'B']) await createLive(account, ROLE, { ...TRUST, RoleName: name }, name);
  const [a, b] = [sessionOf(roleArnOf('A')), sessionOf(roleArnOf('B'))];
  const before = { PolicyName: 'p', PolicyDocument: allow('sqs:SendMessage'), Roles: ['A'] };
  const live = await createLive(account, POLICY, before);
  await live.update({ PolicyName: 'q', PolicyDocument: allow('sqs:ReceiveMessage'), Roles: ['A', 'B'] });
  const actions = ['sqs:SendMessage', 'sqs:ReceiveMessage'];
  expect([a(...actions), b(...actions)]).toEqual([['sqs:ReceiveMessage'], ['sqs:ReceiveMessage']]);
  await expect(live.update({ ...before, Roles: ['B', 'Nobody'] })).rejects.toMatchObject({
    code: 'NoSuchEntity',
  });
  expect(b(...actions)).toEqual(['sqs:ReceiveMessage']);
  await live.update(before);
  expect([a(...actions), b(...actions)]).toEqual([['sqs:SendMessage'], []]);
  await live.delete();
  expect(a(...actions)).toEqual([]);
});

test('a managed policy changes for all who have it, as its next version, and goes when only its own roles have it', async () => {
  await using account = newAccount();
  for (const name of ['A', 'B']) await createLive(account, ROLE, { ...TRUST, RoleName: name }, name);
  const [a, b] = [sessionOf(roleArnOf('A')), sessionOf(roleArnOf('B'))];
  const live = await createLive(account, MANAGED, { PolicyDocument: allow('sqs:SendMessage'), Roles: ['A'] });
  const user = await createLive(account, ROLE, { ...TRUST, ManagedPolicyArns: [live.ref] }, 'User');
  const c = sessionOf(roleArnOf(user.ref));
  const changed = await live.update({ PolicyDocument: allow('sqs:ReceiveMessage'), Roles: ['B'] });
  expect(changed).toMatchObject({ DefaultVersionId: 'v2' });
  const actions = ['sqs:SendMessage', 'sqs:ReceiveMessage'];
  expect([a(...actions), b(...actions), c(...actions)]).toEqual([
    [],
    ['sqs:ReceiveMessage'],
    ['sqs:ReceiveMessage'],
  ]);
  await expect(live.delete()).rejects.toThrow('Cannot delete a policy attached to entities.');
  expect(b(...actions)).toEqual(['sqs:ReceiveMessage']);
  await user.delete();
  await live.delete();
  expect(b(...actions)).toEqual([]);
  await createLive(account, MANAGED, { PolicyDocument: allow('sqs:SendMessage') });
});
