import { ManualClock } from '../../../src/clock/manual-clock';
import type { LocalAccount } from '../../../src/local-account';
import { MemoryStore } from '../../../src/store/memory-store';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { keysIn } from '../../keys-in';
import { callJson } from '../call-account';

const KEY_OF_NOBODY = 'arn:aws:kms:us-east-1:000000000000:key/none';
const BUS = 'AWS::Events::EventBus';
const ARCHIVE = 'AWS::Events::Archive';

let account: LocalAccount;
let store: MemoryStore;
let clock: ManualClock;
beforeEach(() => {
  store = new MemoryStore();
  clock = new ManualClock({ startMs: Date.parse('2026-01-02T03:04:05Z') });
  account = accountUnderTest({ store, clock });
});
afterEach(() => account[Symbol.asyncDispose]());

const call = (operation: string, input: object = {}) =>
  callJson(account, 'events', `AWSEvents.${operation}`, input);

const busArn = 'arn:aws:events:us-east-1:000000000000:event-bus/b';

/** One of each type, how it may be changed, and what cannot be done to it. */
interface Case {
  readonly type: string;
  readonly before: object;
  readonly after: object;
  /** What Describe tells of it: the operation and its input. */
  readonly described: readonly [operation: string, input: object];
  readonly toBe: object;
  readonly refused: object;
  readonly because: string;
}

const tags = (Key: string) => [{ Key, Value: 'v' }];
const apiKey = (ApiKeyName: string) => ({
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName, ApiKeyValue: 'secret' } },
});
const statement = (Action: string) => ({ Effect: 'Allow', Principal: '*', Action, Resource: busArn });

const CASES: readonly Case[] = [
  {
    type: BUS,
    before: { Name: 'c', Description: 'before', Tags: tags('team') },
    after: {
      Name: 'c',
      DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q' },
      Tags: tags('cost'),
    },
    described: ['DescribeEventBus', { Name: 'c' }],
    toBe: { DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q' } },
    refused: { Name: 'c', KmsKeyIdentifier: KEY_OF_NOBODY },
    because: 'does not exist',
  },
  {
    type: 'AWS::Events::EventBusPolicy',
    before: { EventBusName: 'b', StatementId: 's', Statement: statement('events:PutEvents') },
    after: { EventBusName: 'b', StatementId: 's', Statement: statement('events:PutRule') },
    described: ['DescribeEventBus', { Name: 'b' }],
    toBe: {
      Policy: expect.stringMatching(
        /^\{"Version":"2012-10-17","Statement":\[[^[]*events:PutRule[^[]*\]\}$/,
      ) as unknown,
    },
    refused: { EventBusName: 'b', StatementId: 's', Statement: { Effect: 'Maybe' } },
    because: 'Parameter Policy is not valid',
  },
  {
    type: ARCHIVE,
    before: { ArchiveName: 'a', SourceArn: busArn, RetentionDays: 7, Description: 'before' },
    after: { ArchiveName: 'a', SourceArn: busArn, EventPattern: { source: ['s'] } },
    described: ['DescribeArchive', { ArchiveName: 'a' }],
    toBe: { RetentionDays: 0, EventPattern: '{"source":["s"]}' },
    refused: { ArchiveName: 'a', SourceArn: busArn, KmsKeyIdentifier: KEY_OF_NOBODY },
    because: 'does not exist',
  },
  {
    type: 'AWS::Events::Connection',
    before: { Name: 'n', Description: 'before', ...apiKey('x-key') },
    after: { Name: 'n', ...apiKey('x-other') },
    described: ['DescribeConnection', { Name: 'n' }],
    toBe: { AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-other' } } },
    refused: { Name: 'n', ...apiKey('x-other'), AuthorizationType: 'BASIC' },
    because: 'Authorization of type BASIC takes BasicAuthParameters.',
  },
];

/** Without the times of its changes. */
async function describeOf({ described: [operation, input] }: Case): Promise<object> {
  const { LastModifiedTime: _, LastAuthorizedTime: __, ...described } = await call(operation, input);
  return described;
}

describe.each(CASES.map((one) => [one.type, one] as const))('%s', (type, one) => {
  beforeEach(() => createLive(account, BUS, { Name: 'b' }));

  test('is changed in place, and back', async () => {
    const { update } = await createLive(account, type, one.before);
    const before = await describeOf(one);

    await update(one.after);
    const after = await describeOf(one);
    await update(one.before);

    expect(after).toMatchObject(one.toBe);
    expect(after).not.toHaveProperty('Description');
    expect(await describeOf(one)).toEqual(before);
  });

  test('is not changed at all by what is refused', async () => {
    const { update } = await createLive(account, type, one.before);
    const before = await describeOf(one);

    await expect(update(one.refused)).rejects.toThrow(one.because);

    expect(await describeOf(one)).toEqual(before);
  });

  test('is deleted, and leaves nothing in the store', async () => {
    const described = await describeOf(one);
    const resource = await createLive(account, type, one.before);

    await resource.delete();

    expect(await describeOf(one)).toEqual(described);
    expect(await keysIn(store)).toEqual([]);
  });

  test('is refused where there is one of its name already', async () => {
    await createLive(account, type, one.before);
    const before = await describeOf(one);

    await expect(createLive(account, type, one.after)).rejects.toThrow(
      `Resource of type '${type}' with identifier '`,
    );

    expect(await describeOf(one)).toEqual(before);
  });
});

test('the tags of a bus follow the template, and those of clients stay', async () => {
  const { update } = await createLive(account, BUS, { Name: 'b', Tags: tags('team') });
  await call('TagResource', { ResourceARN: busArn, Tags: tags('byClient') });

  await update({ Name: 'b', Tags: tags('cost') });

  expect(await call('ListTagsForResource', { ResourceARN: busArn })).toEqual({
    Tags: [...tags('cost'), ...tags('byClient')],
  });
});

test('a bus that has a rule is not deleted', async () => {
  const bus = await createLive(account, BUS, { Name: 'b' });
  await call('PutRule', { Name: 'r', EventBusName: 'b', EventPattern: '{"source":["s"]}' });

  await expect(bus.delete()).rejects.toThrow("EventBus can't be deleted since it has rules.");

  expect(await call('DescribeEventBus', { Name: 'b' })).toMatchObject({ Name: 'b' });
});

describe('an archive with events', () => {
  const put = () =>
    call('PutEvents', { Entries: [{ EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' }] });
  const count = async () => (await call('DescribeArchive', { ArchiveName: 'a' })).EventCount;
  const PROPERTIES = { ArchiveName: 'a', SourceArn: busArn };
  beforeEach(() => createLive(account, BUS, { Name: 'b' }));

  test('keeps them when it is changed, for as long as it then says', async () => {
    const { update } = await createLive(account, ARCHIVE, PROPERTIES);
    await put();

    await update({ ...PROPERTIES, EventPattern: { source: ['other'] }, RetentionDays: 1 });
    await put();
    expect(await count()).toBe(1);
    await clock.advance(86_400_000);

    expect(await count()).toBe(0);
  });

  test('is deleted with them, and one of its name begins with none', async () => {
    const archive = await createLive(account, ARCHIVE, PROPERTIES);
    await put();

    await archive.delete();

    expect(await keysIn(store)).toEqual([]);
    await createLive(account, ARCHIVE, PROPERTIES);
    expect(await count()).toBe(0);
  });
});
