import type { Archive } from '../../../src/services/events/archive/archive';
import { constantInput } from '../../../src/services/events/delivery/target-input';
import type { Replay, ReplayInput } from '../../../src/services/events/replay/replay';
import { Fixture } from './fixture';

let fixture: Fixture;
let archive: Archive;
beforeEach(() => {
  fixture = new Fixture();
  archive = fixture.ports.archives.create('a', fixture.bus, { retentionDays: 7 });
});
afterEach(() => {
  fixture.stop();
});

const START = Date.parse('2026-01-01T10:00:00Z');
const MINUTE_MS = 60_000;

async function put(secondsAfterStart: number, detail: object = {}): Promise<void> {
  await fixture.put({ Time: new Date(START + secondsAfterStart * 1000), Detail: JSON.stringify(detail) });
}

function start(more: Partial<ReplayInput> = {}): Replay {
  return fixture.ports.replays.start({
    name: 'again',
    archiveArn: archive.arn,
    eventStartTime: START,
    eventEndTime: START + 60 * MINUTE_MS,
    bus: fixture.bus,
    filterArns: [],
    ...more,
  });
}

const ended = () => fixture.clock.advance(10_000);

test('goes from STARTING over RUNNING to COMPLETED', async () => {
  for (let i = 0; i < 100; i++) await put(0);
  const replay = start();
  expect(replay.state).toBe('STARTING');
  await fixture.clock.advance(1);
  expect(replay.state).toBe('RUNNING');
  expect(replay.endTime).toBeUndefined();

  await ended();

  expect(replay.state).toBe('COMPLETED');
  expect(replay.endTime).toBeInstanceOf(Date);
  expect(fixture.trace.records.filter(({ what }) => what.startsWith('Replay'))).toMatchObject([
    { what: 'ReplayStarted', resource: 'again' },
    { what: 'ReplayEnded', resource: 'again', state: 'COMPLETED', events: 100 },
  ]);
});

test('sends minute after minute, oldest first, with its name and the detail untouched', async () => {
  await put(121, { n: 3 });
  await put(1, { n: 1 });
  await put(61, { n: 2 });
  fixture.rule('r');

  start();
  await ended();

  expect(fixture.delivered).toMatchObject([
    { 'replay-name': 'again', time: '2026-01-01T10:00:01Z', detail: { n: 1 } },
    { 'replay-name': 'again', time: '2026-01-01T10:01:01Z', detail: { n: 2 } },
    { 'replay-name': 'again', time: '2026-01-01T10:02:01Z', detail: { n: 3 } },
  ]);
  expect(fixture.invocations[0]?.input).toContain(
    '"region":"eu-west-1","replay-name":"again","resources":[]',
  );
});

test('takes the start of the window and leaves out its end', async () => {
  for (const second of [9, 10, 19, 20]) await put(second, { second });
  fixture.rule('r');

  start({ eventStartTime: START + 10_000, eventEndTime: START + 20_000 });
  await ended();

  expect(fixture.delivered.map(({ detail }) => detail)).toEqual([{ second: 10 }, { second: 19 }]);
});

test('replayed events are not archived again', async () => {
  await put(0);

  start();
  await ended();

  expect(await archive.contents()).toMatchObject({ count: 1 });
});

test('sends only to the rules that it names', async () => {
  await put(0);
  const wanted = fixture.rule('wanted', {
    input: constantInput({ text: '"wanted"', value: 'wanted' }),
  });
  fixture.rule('unwanted');

  start({ filterArns: [wanted.arn] });
  await ended();

  expect(fixture.invocations.map(({ input }) => input)).toEqual(['"wanted"']);
});

test('tells the minute it has come to, even if the window leaves out all of its events', async () => {
  await put(10);
  await put(130);

  const replay = start({ eventStartTime: START + 20_000, eventEndTime: START + 125_000 });
  await ended();

  expect(replay.eventLastReplayedTime).toBe(START + 2 * MINUTE_MS);
});

test('of an empty window it tells no minute', async () => {
  const replay = start();
  await ended();

  expect(replay.state).toBe('COMPLETED');
  expect(replay.eventLastReplayedTime).toBeUndefined();
});

test('lets others have their turn, and sends 2,400 events a second at most', async () => {
  for (let i = 0; i < 1000; i++) await put(i % 60);
  fixture.rule('r');

  start();
  await fixture.clock.advance(250);

  expect(fixture.invocations.length).toBeGreaterThan(500);
  expect(fixture.invocations.length).toBeLessThanOrEqual(660);
});

test('events that come in meanwhile do not hold it up', async () => {
  for (let i = 0; i < 80; i++) await put(0);
  const replay = start();
  await fixture.clock.advance(10);
  for (let i = 0; i < 80; i++) await put(0);

  await ended();

  expect(replay.state).toBe('COMPLETED');
  expect(fixture.trace.records).toContainEqual(expect.objectContaining({ what: 'ReplayEnded', events: 80 }));
});

test('is cancelled where it stands, by way of CANCELLING', async () => {
  for (let i = 0; i < 1000; i++) await put(0);
  fixture.rule('r');
  const replay = start();
  await fixture.clock.advance(250);

  fixture.ports.replays.cancel('again');

  expect(replay.state).toBe('CANCELLING');
  const sent = fixture.invocations.length;
  await ended();
  expect(replay.state).toBe('CANCELLED');
  expect(replay.endTime).toBeInstanceOf(Date);
  expect(fixture.invocations).toHaveLength(sent);
  expect(await archive.contents()).toMatchObject({ count: 1000 });
});

test('cancelled before it runs, it sends nothing', async () => {
  await put(0);
  const replay = start();

  fixture.ports.replays.cancel('again');
  await ended();

  expect(replay.state).toBe('CANCELLED');
  expect(replay.eventLastReplayedTime).toBeUndefined();
});

test('cannot be cancelled once it has ended', async () => {
  start();
  await ended();

  expect(() => fixture.ports.replays.cancel('again')).toThrow(
    expect.objectContaining({
      code: 'IllegalStatusException',
      message: 'Replay again is not in a valid state for this operation.',
    }) as Error,
  );
});

test.each(['STARTING', 'RUNNING'])('fails when its archive is deleted while it is %s', async (state) => {
  for (let i = 0; i < 100; i++) await put(0);
  const replay = start();
  if (state === 'RUNNING') await fixture.clock.advance(10);
  expect(replay.state).toBe(state);

  await fixture.ports.archives.delete('a');
  await ended();

  expect(replay.state).toBe('FAILED');
  expect(replay.stateReason).toBe('Archive resource not found.');
});

test('a name can be used once', () => {
  start();

  expect(() => start()).toThrow(
    expect.objectContaining({
      code: 'ResourceAlreadyExistsException',
      message: 'Replay again already exists.',
    }) as Error,
  );
});

test('ten run at once, and no more', async () => {
  for (let i = 0; i < 10; i++) start({ name: `r${i}` });

  expect(() => start({ name: 'r10' })).toThrow(
    expect.objectContaining({ code: 'LimitExceededException' }) as Error,
  );
  await ended();
  expect(start({ name: 'r10' }).state).toBe('STARTING');
});

test('is forgotten 90 days after its end', async () => {
  start();
  await ended();
  await fixture.clock.advance(90 * 86_400_000 - 10_000);
  expect(fixture.ports.replays.all()).toHaveLength(1);

  await fixture.clock.advance(10_001);

  expect(() => fixture.ports.replays.replay('again')).toThrow('Replay again does not exist.');
});

test('ends with the local run', async () => {
  for (let i = 0; i < 1000; i++) await put(0);
  fixture.rule('r');
  start();
  await fixture.clock.advance(50);
  const sent = fixture.invocations.length;

  fixture.stop();
  await ended();

  expect(fixture.invocations).toHaveLength(sent);
});

test('while the account has enough to do, or no room, what waits, waits in the archive', async () => {
  await put(0);
  fixture.rule('r');
  const { room } = fixture.capacity;
  const [busy, full] = [room.enter(room.limits.underWay), room.enter(room.limits.underWay)];
  const replay = start();
  await ended();
  expect(replay.state).toBe('RUNNING');
  busy[Symbol.dispose]();
  await ended();
  expect(fixture.invocations).toEqual([]);
  full[Symbol.dispose]();
  await ended();
  expect(fixture.invocations).toHaveLength(1);
  expect(replay.state).toBe('COMPLETED');
});

test('a replay that waits for its turn can be cancelled', async () => {
  await put(0);
  fixture.capacity.room.enter(fixture.capacity.room.limits.underWay);
  const replay = start();
  await ended();
  replay.cancel();
  await ended();
  expect(replay.state).toBe('CANCELLED');
});

test('in the trace, a replayed event is of its transaction on another way, which has the replay’s name', async () => {
  fixture.stop();
  fixture = new Fixture({ identify: () => ({ id: 'order 1' }) });
  archive = fixture.ports.archives.create('a', fixture.bus, { retentionDays: 7 });
  fixture.rule('r');
  await put(0);

  start();
  await ended();

  const matched = fixture.trace.records.filter(({ what }) => what === 'RuleMatched');
  expect(matched.map(({ transaction }) => transaction)).toEqual([
    { id: 'order 1' },
    { id: 'order 1', replayName: 'again' },
  ]);
});
