import { Fixture, NOW } from '../fixture';
import { call, errorOf, pages } from './call';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture({ startMs: NOW + 500 });
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });
});
afterEach(() => {
  fixture.stop();
});

const ARN = 'arn:aws:events:eu-west-1:000000000000:';
const START = Date.parse('2026-01-01T10:00:00Z');
const TIME = NOW / 1000;

const start = (more: object = {}) =>
  call(fixture, 'StartReplay', {
    ReplayName: 'again',
    EventSourceArn: `${ARN}archive/a`,
    EventStartTime: START / 1000 + 0.7,
    EventEndTime: START / 1000 + 3600.9,
    Destination: { Arn: `${ARN}event-bus/b` },
    ...more,
  });

const LISTED = {
  ReplayName: 'again',
  EventSourceArn: `${ARN}archive/a`,
  EventStartTime: START / 1000,
  EventEndTime: START / 1000 + 3600,
  ReplayStartTime: TIME,
};

test('a replay is started, described and listed as on AWS', async () => {
  const { arn } = fixture.rule('r');
  await fixture.put({ Time: new Date(START + 61_000) });
  const Destination = { Arn: `${ARN}event-bus/b`, FilterArns: [arn] };

  expect(await start({ Description: 'd', Destination })).toEqual({
    ReplayArn: `${ARN}replay/again`,
    State: 'STARTING',
    ReplayStartTime: TIME,
  });
  expect(await call(fixture, 'ListReplays')).toEqual({ Replays: [{ ...LISTED, State: 'STARTING' }] });
  await fixture.clock.advance(2_000);

  expect(await call(fixture, 'DescribeReplay', { ReplayName: 'again' })).toEqual({
    ...LISTED,
    ReplayArn: `${ARN}replay/again`,
    Description: 'd',
    Destination,
    State: 'COMPLETED',
    EventLastReplayedTime: START / 1000 + 60,
    ReplayEndTime: TIME,
  });
  expect(fixture.delivered).toMatchObject([{}, { 'replay-name': 'again' }]);
});

test.each([1e99, -1e99, 8.65e12])('a time that no calendar has (%d) is refused', async (EventEndTime) => {
  const [code] = await errorOf(start({ EventEndTime }));

  expect(code).toBe('ValidationException');
});

test('an empty list of rules is none', async () => {
  await start({ Destination: { Arn: `${ARN}event-bus/b`, FilterArns: [] } });

  expect(await call(fixture, 'DescribeReplay', { ReplayName: 'again' })).toMatchObject({
    Destination: { Arn: `${ARN}event-bus/b` },
  });
});

test.each([
  [{ Destination: { Arn: `${ARN}event-bus/x` } }, 'ResourceNotFoundException', 'Event bus x does not exist.'],
  [
    { Destination: { Arn: 'b' } },
    'ValidationException',
    'Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.',
  ],
  [
    { Destination: { Arn: `${ARN}event-bus/default` } },
    'ValidationException',
    'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
  ],
  [
    { EventSourceArn: `${ARN}archive/x` },
    'ValidationException',
    'Parameter EventSourceArn is not valid. Reason: Archive x does not exist.',
  ],
  [
    { EventEndTime: START / 1000 + 0.7 },
    'ValidationException',
    'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
  ],
  [
    { EventEndTime: START / 1000, Destination: { Arn: `${ARN}event-bus/default` } },
    'ValidationException',
    'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
  ],
  [
    { Destination: { Arn: `${ARN}event-bus/b`, FilterArns: [`${ARN}rule/b/x`] } },
    'ResourceNotFoundException',
    'Rule x does not exist on EventBus b.',
  ],
  [{}, 'ResourceAlreadyExistsException', 'Replay again already exists.'],
])('StartReplay with %j is refused', async (more, code, message) => {
  await start();

  expect(await errorOf(start(more))).toEqual([code, message]);
});

test('CancelReplay answers CANCELLING', async () => {
  await start();

  expect(await call(fixture, 'CancelReplay', { ReplayName: 'again' })).toEqual({
    ReplayArn: `${ARN}replay/again`,
    State: 'CANCELLING',
  });
  expect(await errorOf(call(fixture, 'CancelReplay', { ReplayName: 'again' }))).toEqual([
    'IllegalStatusException',
    'Replay again is not in a valid state for this operation.',
  ]);
});

test.each(['DescribeReplay', 'CancelReplay'])('%s does not know a replay that is not there', async (name) => {
  expect(await errorOf(call(fixture, name, { ReplayName: 'x' }))).toEqual([
    'ResourceNotFoundException',
    'Replay x does not exist.',
  ]);
});

test('a replay outlives its archive', async () => {
  await start();
  await fixture.clock.advance(1_000);

  await call(fixture, 'DeleteArchive', { ArchiveName: 'a' });

  expect(await call(fixture, 'ListReplays', { EventSourceArn: `${ARN}archive/a` })).toMatchObject({
    Replays: [{ State: 'COMPLETED' }],
  });
});

test('ListReplays gives pages, by one filter', async () => {
  for (const ReplayName of ['r3', 'r1', 'x', 'r2']) await start({ ReplayName });

  const listed = await pages(fixture, 'ListReplays', { NamePrefix: 'r', Limit: 2 }, 'Replays');

  expect(listed).toMatchObject([[{ ReplayName: 'r1' }, { ReplayName: 'r2' }], [{ ReplayName: 'r3' }]]);
  expect(await call(fixture, 'ListReplays', { State: 'FAILED' })).toEqual({ Replays: [] });
  expect(await errorOf(call(fixture, 'ListReplays', { State: 'FAILED', NamePrefix: 'r' }))).toEqual([
    'ValidationException',
    'At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.',
  ]);
});
