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

test('CreateEventBus makes a bus that takes events', async () => {
  const DeadLetterConfig = { Arn: 'arn:aws:sqs:eu-west-1:000000000000:dead' };
  const input = { Name: 'new', Description: 'd', DeadLetterConfig, Tags: [{ Key: 'k', Value: 'v' }] };
  expect(await call(fixture, 'CreateEventBus', input)).toEqual({
    EventBusArn: `${ARN}new`,
    Description: 'd',
    DeadLetterConfig,
  });
  expect(await call(fixture, 'DescribeEventBus', { Name: 'new' })).toEqual({
    Name: 'new',
    Arn: `${ARN}new`,
    Description: 'd',
    DeadLetterConfig,
    CreationTime: TIME,
    LastModifiedTime: TIME,
  });
  expect(await call(fixture, 'ListTagsForResource', { ResourceARN: `${ARN}new` })).toEqual({
    Tags: [{ Key: 'k', Value: 'v' }],
  });

  await call(fixture, 'PutRule', { Name: 'r', EventBusName: 'new', EventPattern: '{"source":["s"]}' });
  await fixture.put({ EventBusName: 'new' });
  expect(fixture.trace.records.map(({ what }) => what)).toContain('RuleMatched');
});

test.each([
  [{ Name: 'b' }, 'ResourceAlreadyExistsException', 'Event bus b already exists.'],
  [{ Name: 'default' }, 'ResourceAlreadyExistsException', 'Event bus default already exists.'],
  [{ Name: 'a/b' }, 'ValidationException', "Event bus name must not contain '/'."],
  [
    { Name: 'a b' },
    'ValidationException',
    "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+",
  ],
  [
    { Name: 'n', EventSourceName: 'aws.partner/x' },
    'ValidationException',
    'The local run has no partner event sources: leave out the EventSourceName.',
  ],
  [
    { Name: 'n', LogConfig: { Level: 'INFO' } },
    'ValidationException',
    'The local run writes no logs of event buses: leave out the LogConfig.',
  ],
  [
    { Name: 'n', Tags: [{ Key: 'aws:k', Value: 'v' }] },
    'ValidationException',
    'Tag keys must not begin with aws:, as aws:k does.',
  ],
])('CreateEventBus with %j is refused', async (input, code, message) => {
  expect(await errorOf(call(fixture, 'CreateEventBus', input))).toEqual([code, message]);
});

test('there are 100 buses at most', async () => {
  for (let i = 2; i < 100; i++) await call(fixture, 'CreateEventBus', { Name: `n${i}` });

  const [code] = await errorOf(call(fixture, 'CreateEventBus', { Name: 'over' }));

  expect(code).toBe('LimitExceededException');
});

test('who makes a bus with tags needs the right to tag', async () => {
  const creator = fixture.role('creator', ['events:CreateEventBus']);
  await call(fixture, 'CreateEventBus', { Name: 'untagged' }, creator);
  const tagged = call(fixture, 'CreateEventBus', { Name: 'n', Tags: [{ Key: 'k', Value: 'v' }] }, creator);
  expect((await errorOf(tagged))[1]).toContain('is not authorized to perform: events:TagResource');
});

test('a deleted bus is gone, and one that was never there is as good', async () => {
  expect(await call(fixture, 'DeleteEventBus', { Name: 'b' })).toEqual({});
  expect(await call(fixture, 'DeleteEventBus', { Name: 'b' })).toEqual({});
  expect(await errorOf(call(fixture, 'DescribeEventBus', { Name: 'b' }))).toEqual([
    'ResourceNotFoundException',
    'Event bus b does not exist.',
  ]);
});

test('the default bus stays, and so does one with rules', async () => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });

  expect(await errorOf(call(fixture, 'DeleteEventBus', { Name: 'default' }))).toEqual([
    'ValidationException',
    'Cannot delete event bus default.',
  ]);
  expect(await errorOf(call(fixture, 'DeleteEventBus', { Name: 'b' }))).toEqual([
    'ValidationException',
    "EventBus can't be deleted since it has rules.",
  ]);
});

test.each([
  ['a bus', () => `${ARN}b`],
  ['the default bus', () => `${ARN}default`],
  ['a rule', () => fixture.rule('r').arn],
])('%s is tagged and untagged', async (_, arnOf) => {
  const ResourceARN = arnOf();
  const listed = () => call(fixture, 'ListTagsForResource', { ResourceARN });
  await call(fixture, 'TagResource', {
    ResourceARN,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await call(fixture, 'TagResource', { ResourceARN, Tags: [{ Key: 'a', Value: '3' }] });
  expect(await listed()).toEqual({
    Tags: [
      { Key: 'a', Value: '3' },
      { Key: 'b', Value: '2' },
    ],
  });
  await call(fixture, 'UntagResource', { ResourceARN, TagKeys: ['a', 'never there'] });
  expect(await listed()).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
});

test('a resource has 50 tags at most, and none of AWS’s own', async () => {
  const tagsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ Key: `k${first + index}`, Value: 'v' }));
  const tag = (Tags: object[]) => call(fixture, 'TagResource', { ResourceARN: `${ARN}b`, Tags });
  await tag(tagsFrom(0, 50));
  await tag(tagsFrom(0, 1));
  expect((await errorOf(tag(tagsFrom(50, 1))))[0]).toBe('ValidationException');
  expect((await errorOf(tag([{ Key: 'AWS:x', Value: 'v' }])))[0]).toBe('ValidationException');
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
])('nobody tags %s, or asks for its tags', async (ResourceARN, code, message) => {
  const inputs = { ListTagsForResource: {}, TagResource: { Tags: [] }, UntagResource: { TagKeys: [] } };
  for (const [name, input] of Object.entries(inputs)) {
    expect(await errorOf(call(fixture, name, { ResourceARN, ...input }))).toEqual([code, message]);
  }
});

test('PutEvents takes times as seconds', async () => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });
  const entry = { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}', Time: 1645568542.25 };

  expect(await call(fixture, 'PutEvents', { Entries: [entry] })).toMatchObject({ FailedEntryCount: 0 });

  const minutes: number[] = [];
  for await (const minute of fixture.ports.archives.archive('a').minutesBetween(0, Infinity))
    minutes.push(minute);
  expect(minutes).toEqual([Date.parse('2022-02-22T22:22:00Z')]);
});

test('PutEvents refuses a global endpoint by name', async () => {
  expect(await errorOf(call(fixture, 'PutEvents', { Entries: [], EndpointId: 'x' }))).toEqual([
    'ValidationException',
    'The local run has no global endpoints: leave out the EndpointId.',
  ]);
});
