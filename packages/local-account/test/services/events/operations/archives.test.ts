import { Fixture, NOW } from '../fixture';
import { call, errorOf, pages } from './call';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture({ startMs: NOW + 500 });
});
afterEach(() => {
  fixture.stop();
});

const BUS_ARN = 'arn:aws:events:eu-west-1:000000000000:event-bus/b';
const ARCHIVE_ARN = 'arn:aws:events:eu-west-1:000000000000:archive/a';
const CREATED = { ArchiveArn: ARCHIVE_ARN, State: 'ENABLED', CreationTime: NOW / 1000 };

const create = (more: object = {}) =>
  call(fixture, 'CreateArchive', { ArchiveName: 'a', EventSourceArn: BUS_ARN, ...more });

const describe = () => call(fixture, 'DescribeArchive', { ArchiveName: 'a' });

test('an archive without anything keeps everything for ever', async () => {
  expect(await create()).toEqual(CREATED);

  await fixture.put();

  expect(await describe()).toEqual({
    ...CREATED,
    ArchiveName: 'a',
    EventSourceArn: BUS_ARN,
    RetentionDays: 0,
    SizeBytes: 26 + 4,
    EventCount: 1,
  });
});

test('an archive is described with what it was given', async () => {
  const given = { Description: 'd', EventPattern: '{ "source" : [ "x" ] }', RetentionDays: 3 };

  await create(given);

  expect(await describe()).toMatchObject(given);
});

test('empty texts are none', async () => {
  await create({ Description: '', EventPattern: '', KmsKeyIdentifier: '' });

  expect(Object.keys(await describe())).not.toContain('EventPattern');
});

test.each([
  [{}, 'ResourceAlreadyExistsException', 'Archive a already exists.'],
  [
    { ArchiveName: 'n', EventSourceArn: `${BUS_ARN}x` },
    'ResourceNotFoundException',
    'Event bus bx does not exist.',
  ],
  [
    { ArchiveName: 'n', EventSourceArn: 'arn:aws:events:eu-west-1:000000000000:rule/b/r' },
    'ValidationException',
    'Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.',
  ],
  [
    { ArchiveName: 'n', EventSourceArn: 'b' },
    'ValidationException',
    "1 validation error detected: Value 'b' at 'eventSourceArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$",
  ],
  [
    { ArchiveName: 'x'.repeat(49) },
    'ValidationException',
    `1 validation error detected: Value '${'x'.repeat(49)}' at 'archiveName' failed to satisfy constraint: Member must have length less than or equal to 48`,
  ],
  [
    { ArchiveName: 'n', EventPattern: '{}' },
    'InvalidEventPatternException',
    'Event pattern is not valid. Reason: Empty objects are not allowed\n at [Source: (String)"{}"; line: 1, column: 3]',
  ],
  [
    { ArchiveName: 'n', RetentionDays: -1 },
    'ValidationException',
    "1 validation error detected: Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0",
  ],
])('CreateArchive with %j is refused', async (more, code, message) => {
  await create();

  expect(await errorOf(create(more))).toEqual([code, message]);
  expect(await call(fixture, 'ListArchives')).toMatchObject({ Archives: [{ ArchiveName: 'a' }] });
});

test('UpdateArchive changes what it is given, and the managed rule with it', async () => {
  await create({ Description: 'd', RetentionDays: 3 });

  expect(
    await call(fixture, 'UpdateArchive', { ArchiveName: 'a', EventPattern: '{"source":["x"]}' }),
  ).toEqual(CREATED);

  expect(await describe()).toMatchObject({
    Description: 'd',
    RetentionDays: 3,
    EventPattern: '{"source":["x"]}',
  });
  await fixture.put({ Source: 's' });
  await fixture.put({ Source: 'x' });
  expect(await describe()).toMatchObject({ EventCount: 1 });
});

test('UpdateArchive with a pattern that is none changes nothing', async () => {
  await create({ Description: 'd' });

  const update = call(fixture, 'UpdateArchive', { ArchiveName: 'a', Description: 'e', EventPattern: '{bad' });

  expect((await errorOf(update))[0]).toBe('InvalidEventPatternException');
  expect(await describe()).toMatchObject({ Description: 'd' });
});

test('UpdateArchive wants something to update', async () => {
  expect(await errorOf(call(fixture, 'UpdateArchive', { ArchiveName: 'x' }))).toEqual([
    'ValidationException',
    'At least one of EventPattern, RetentionDays or Description must be provided.',
  ]);
});

test.each([
  ['DescribeArchive', {}],
  ['UpdateArchive', { RetentionDays: 1 }],
  ['DeleteArchive', {}],
])('%s does not know an archive that is not there', async (name, more) => {
  expect(await errorOf(call(fixture, name, { ArchiveName: 'x', ...more }))).toEqual([
    'ResourceNotFoundException',
    'Archive x does not exist.',
  ]);
});

test('DeleteArchive takes the managed rule with it', async () => {
  await create();

  expect(await call(fixture, 'DeleteArchive', { ArchiveName: 'a' })).toEqual({});

  expect(await call(fixture, 'ListRules', { EventBusName: 'b' })).toEqual({ Rules: [] });
  expect(await call(fixture, 'ListArchives')).toEqual({ Archives: [] });
});

test('ListArchives gives pages, by one filter', async () => {
  for (const ArchiveName of ['a3', 'a1', 'x', 'a2']) await create({ ArchiveName });

  const listed = await pages(fixture, 'ListArchives', { NamePrefix: 'a', Limit: 2 }, 'Archives');

  expect(listed).toMatchObject([[{ ArchiveName: 'a1' }, { ArchiveName: 'a2' }], [{ ArchiveName: 'a3' }]]);
  expect(await call(fixture, 'ListArchives', { State: 'DISABLED' })).toEqual({ Archives: [] });
  expect((await call(fixture, 'ListArchives', { EventSourceArn: BUS_ARN })).Archives).toHaveLength(4);
});

test('ListArchives refuses two filters', async () => {
  expect(await errorOf(call(fixture, 'ListArchives', { NamePrefix: 'a', State: 'ENABLED' }))).toEqual([
    'ValidationException',
    'At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.',
  ]);
});
