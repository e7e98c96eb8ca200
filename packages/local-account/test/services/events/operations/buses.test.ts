import { Fixture, NOW } from '../fixture';
import { call, errorOf, pages } from './call';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
});
afterEach(() => {
  fixture.stop();
});

const TIME = NOW / 1000;
const ARN = 'arn:aws:events:eu-west-1:000000000000:event-bus/';

test.each(['b', `${ARN}b`])('DescribeEventBus knows a bus by %s', async (Name) => {
  expect(await call(fixture, 'DescribeEventBus', { Name })).toEqual({
    Name: 'b',
    Arn: `${ARN}b`,
    CreationTime: TIME,
    LastModifiedTime: TIME,
  });
});

test('DescribeEventBus without a name describes the default bus', async () => {
  expect(await call(fixture, 'DescribeEventBus')).toMatchObject({ Name: 'default', Arn: `${ARN}default` });
});

test('DescribeEventBus does not know a bus that is not there', async () => {
  expect(await errorOf(call(fixture, 'DescribeEventBus', { Name: `${ARN}x` }))).toEqual([
    'ResourceNotFoundException',
    'Event bus x does not exist.',
  ]);
});

test('ListEventBuses gives pages in the order of the names', async () => {
  fixture.ports.buses.create({ name: 'c', description: 'third' });

  const listed = await pages(fixture, 'ListEventBuses', { Limit: 2 }, 'EventBuses');

  expect(listed).toMatchObject([[{ Name: 'b' }, { Name: 'c', Description: 'third' }], [{ Name: 'default' }]]);
  expect(await call(fixture, 'ListEventBuses', { NamePrefix: 'de' })).toMatchObject({
    EventBuses: [{ Name: 'default' }],
  });
});

test('a token that is none is refused', async () => {
  expect(await errorOf(call(fixture, 'ListEventBuses', { NextToken: 'bogus' }))).toEqual([
    'ValidationException',
    'Parameter NextToken is not valid. Reason: Malformed request.',
  ]);
});

test('a limit over 100 is refused', async () => {
  expect(await errorOf(call(fixture, 'ListEventBuses', { Limit: 101 }))).toEqual([
    'ValidationException',
    "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
  ]);
});

test('ListTagsForResource gives the tags of buses and rules', async () => {
  fixture.ports.buses.create({ name: 'c', tags: [{ Key: 'k', Value: 'v' }] });
  const { arn } = fixture.rule('r');

  expect(await call(fixture, 'ListTagsForResource', { ResourceARN: `${ARN}c` })).toEqual({
    Tags: [{ Key: 'k', Value: 'v' }],
  });
  expect(await call(fixture, 'ListTagsForResource', { ResourceARN: arn })).toEqual({ Tags: [] });
});

test.each([
  [`${ARN}x`, 'ResourceNotFoundException', 'Event bus x does not exist.'],
  [
    'arn:aws:events:eu-west-1:000000000000:rule/b/x',
    'ResourceNotFoundException',
    'Rule x does not exist on EventBus b.',
  ],
  [
    'arn:aws:events:eu-west-1:000000000000:rule/x',
    'ResourceNotFoundException',
    'Rule x does not exist on EventBus default.',
  ],
])('ListTagsForResource does not know %s', async (ResourceARN, code, message) => {
  expect(await errorOf(call(fixture, 'ListTagsForResource', { ResourceARN }))).toEqual([code, message]);
});

test('PutEvents takes times as seconds', async () => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });
  const entry = { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}', Time: 1645568542.25 };

  expect(await call(fixture, 'PutEvents', { Entries: [entry] })).toMatchObject({ FailedEntryCount: 0 });

  expect(fixture.ports.archives.archive('a').minutesBetween(0, Infinity)).toEqual([
    Date.parse('2022-02-22T22:22:00Z'),
  ]);
});

test('PutEvents refuses a global endpoint by name', async () => {
  expect(await errorOf(call(fixture, 'PutEvents', { Entries: [], EndpointId: 'x' }))).toEqual([
    'ValidationException',
    'The local run has no global endpoints: leave out the EndpointId.',
  ]);
});
