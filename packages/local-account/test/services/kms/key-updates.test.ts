import type { Access } from '../../../src/access/access';
import { requireKeyUse } from '../../../src/access/key-use';
import { ManualClock } from '../../../src/clock/manual-clock';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';

const DAY_MS = 86_400_000;
const KEY = 'AWS::KMS::Key';
const policy = (Action: string) => ({
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::000000000000:root' },
    Action,
    Resource: '*',
  },
});

function keyWorld() {
  const clock = new ManualClock();
  let access: Access | undefined;
  const account = accountUnderTest({
    clock,
    furtherServices: (ports) => {
      access = ports.access;
      return [];
    },
  });
  const use = (keyArn: unknown) => () =>
    requireKeyUse(access!, access!.administrator, String(keyArn), ['kms:Decrypt'], {});
  return { account, clock, use, [Symbol.asyncDispose]: () => account[Symbol.asyncDispose]() };
}

test("a key's policy changes in place, and changes back", async () => {
  await using world = keyWorld();
  const live = await createLive(world.account, KEY, { KeyPolicy: policy('kms:*') });
  const { Arn } = live.attributes!;
  expect(world.use(Arn)).not.toThrow();
  await live.update({ KeyPolicy: policy('kms:DescribeKey') });
  expect(world.use(Arn)).toThrow('not authorized to perform: kms:Decrypt');
  await expect(live.update({ KeyPolicy: { Statement: {} } })).rejects.toMatchObject({
    code: 'MalformedPolicyDocumentException',
  });
  await live.update({ KeyPolicy: policy('kms:*') });
  expect(world.use(Arn)).not.toThrow();
});

test("a key's policy can let in whoever is of an account", async () => {
  await using world = keyWorld();
  const everyoneOf = (accountId: string) => ({
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'kms:*',
      Resource: '*',
      Condition: { StringEquals: { 'kms:CallerAccount': accountId } },
    },
  });
  const live = await createLive(world.account, KEY, { KeyPolicy: everyoneOf('000000000000') });
  const { Arn } = live.attributes!;
  expect(world.use(Arn)).not.toThrow();
  await live.update({ KeyPolicy: everyoneOf('111111111111') });
  expect(world.use(Arn)).toThrow('not authorized to perform: kms:Decrypt');
});

test('a deleted key cannot be used, and is gone when its window is over', async () => {
  await using world = keyWorld();
  const live = await createLive(world.account, KEY, { KeyPolicy: policy('kms:*'), PendingWindowInDays: 7 });
  const { Arn } = live.attributes!;
  await live.delete();
  expect(world.use(Arn)).toThrow(`${String(Arn)} is pending deletion.`);
  await world.clock.advance(7 * DAY_MS - 1);
  expect(world.use(Arn)).toThrow('is pending deletion.');
  await world.clock.advance(1);
  expect(world.use(Arn)).toThrow(`Key '${String(Arn)}' does not exist`);
});
