import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../../src/local-account';
import { accountUnderTest } from '../../../account-under-test';
import { createLive } from '../../../create-live';
import { signedFor } from '../../../wire/toy-apis';
import { callRest } from '../../call-account';
import { wireRequest } from '../../http-api/wire-request';
import { zipFile } from '../code/zip-file';
import { functionRole, invokeFunction } from '../function-stack';
import { alarmIn, eventually } from '../local-lambda';
import { functionOf, startChangingFunction } from './changing-function';

const folder = mkdtempSync(join(tmpdir(), 'updates-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, String(++files));

const started = (account: LocalAccount, count: number) =>
  account.trace.waitFor(
    `${count} starts`,
    () => account.trace.records.filter(({ what }) => what === 'FunctionStarted').length >= count,
  );

const configuration = (account: LocalAccount) =>
  callRest(account, 'lambda', 'GET', '/2015-03-31/functions/F/configuration');

test('code and settings change in place, invocations under way end with the old ones, and all changes back', async () => {
  await using changing = await startChangingFunction({
    Environment: { Variables: { COLOUR: 'red' } },
    Timeout: 20,
  });
  const { account, live } = changing;
  const described = live.describe!();
  const hold = newFile();
  const underWay = invokeFunction(account, { hold });
  await started(account, 1);

  await live.update(functionOf('new'));
  await expect(invokeFunction(account)).resolves.toBe('new,,$LATEST');
  await expect(configuration(account)).resolves.toMatchObject({ Timeout: 3, LastUpdateStatus: 'Successful' });
  writeFileSync(hold, '');
  await expect(underWay).resolves.toBe('old,red,$LATEST');

  await live.update(functionOf('old', { Environment: { Variables: { COLOUR: 'red' } }, Timeout: 20 }));
  await expect(invokeFunction(account)).resolves.toBe('old,red,$LATEST');
  expect(live.describe!()).toEqual(described);
});

test('what is under way logs its last lines, though the role that it began with is gone', async () => {
  await using account = accountUnderTest();
  const { Properties: role } = functionRole('logs:*') as { Properties: Record<string, unknown> };
  const first = await createLive(account, 'AWS::IAM::Role', role, 'Role');
  await createLive(account, 'AWS::IAM::Role', role, 'Second');
  const live = await createLive(account, 'AWS::Lambda::Function', functionOf('old', { Timeout: 20 }));
  const hold = newFile();
  const underWay = invokeFunction(account, { hold });
  await started(account, 1);

  await live.update(functionOf('old', { Timeout: 20, Role: 'arn:aws:iam::000000000000:role/Test-Second' }));
  await first.delete();
  writeFileSync(hold, '');
  await underWay;

  const { records } = account.trace;
  expect(
    records.filter((record) => record.what === 'LogWritten' && record.message.startsWith('REPORT')),
  ).toHaveLength(1);
});

test('code that an API call has put there is told, stays in an update, and goes when drift is reverted', async () => {
  await using changing = await startChangingFunction();
  const { account, live } = changing;
  const ZipFile = zipFile([
    { name: 'index.js', content: 'exports.handler = async () => "hotswapped";' },
  ]).toString('base64');
  await callRest(account, 'lambda', 'PUT', '/2015-03-31/functions/F/code', { ZipFile });
  const described = await live.describe!();
  await live.update(functionOf('old', { Timeout: 20 }));
  await expect(invokeFunction(account)).resolves.toBe('hotswapped');
  await live.update(functionOf('old', { Timeout: 20 }), true);

  await expect(invokeFunction(account)).resolves.toBe('old,,$LATEST');
  expect(described).toMatchObject({ Code: {} });
  expect(await live.describe!()).not.toHaveProperty('Code');
});

test.each<[Record<string, unknown>, string]>([
  [{ Timeout: 901 }, 'Member must have value less than or equal to 900'],
  [{ Role: 'arn:aws:iam::000000000000:role/None' }, 'The role defined for the function cannot be assumed'],
  [{ Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:none:1'] }, 'does not exist'],
  [{ Code: { S3Bucket: 'b', S3Key: 'none' } }, 'S3 Error Code: NoSuchBucket'],
])('a change that AWS refuses changes nothing: %j', async (change, message) => {
  await using changing = await startChangingFunction();
  const { account, live } = changing;
  const before = await configuration(account);
  await expect(live.update(functionOf('new', change))).rejects.toThrow(message);
  await expect(configuration(account)).resolves.toEqual(before);
});

test('an event that waits for another attempt is handled by the new code', async () => {
  const clock = new ManualClock();
  await using changing = await startChangingFunction({}, clock);
  const { account, live } = changing;
  const tell = newFile();
  await account.answer(
    wireRequest({
      path: '/2015-03-31/functions/F/invocations',
      headers: { ...signedFor('lambda'), 'x-amz-invocation-type': 'Event' },
      body: JSON.stringify({ tell, fail: true }),
    }),
  );
  await alarmIn(60_000, clock);
  await live.update(functionOf('new'));
  rmSync(tell);
  await clock.advance(60_000);
  await eventually(() => existsSync(tell) && readFileSync(tell).length > 0);
  expect(readFileSync(tell, 'utf8')).toBe('new');
});

test('a deleted function is gone at once with all that was its, and what is under way comes to its end', async () => {
  await using changing = await startChangingFunction();
  const { account, live } = changing;
  const config = { FunctionName: 'F', Qualifier: '$LATEST', MaximumRetryAttempts: 1 };
  await createLive(account, 'AWS::Lambda::EventInvokeConfig', config, 'Config');
  const permission = { FunctionName: 'F', Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' };
  await createLive(account, 'AWS::Lambda::Permission', permission, 'Permission');
  const hold = newFile();
  const underWay = invokeFunction(account, { hold });
  await started(account, 1);
  await live.delete();
  await expect(configuration(account)).resolves.toMatchObject({ Type: 'User' });
  writeFileSync(hold, '');
  await expect(underWay).resolves.toBe('old,,$LATEST');

  const again = await createLive(account, 'AWS::Lambda::Function', functionOf('new'));
  for (const path of ['policy', 'event-invoke-config']) {
    const version = path === 'policy' ? '2015-03-31' : '2019-09-25';
    await expect(
      callRest(account, 'lambda', 'GET', `/${version}/functions/F/${path}`),
    ).resolves.toMatchObject({ Type: 'User' });
  }
  await again.delete();
});

test('an event invoke config changes in place and back, as a whole', async () => {
  await using changing = await startChangingFunction();
  const { account } = changing;
  const config = { FunctionName: 'F', Qualifier: '$LATEST' };
  const get = () => callRest(account, 'lambda', 'GET', '/2019-09-25/functions/F/event-invoke-config');
  const live = await createLive(account, 'AWS::Lambda::EventInvokeConfig', {
    ...config,
    MaximumRetryAttempts: 1,
  });
  await live.update({ ...config, MaximumEventAgeInSeconds: 60 });
  await expect(get()).resolves.toMatchObject({ MaximumEventAgeInSeconds: 60 });
  await expect(get()).resolves.not.toHaveProperty('MaximumRetryAttempts');
  await live.delete();
  await expect(get()).resolves.toMatchObject({ Type: 'User' });
});
