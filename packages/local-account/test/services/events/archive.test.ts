import { Archive } from '../../../src/services/events/archive/archive';
import type { BusEvent } from '../../../src/services/events/bus/bus-event';
import { readDetail } from '../../../src/services/events/bus/event-detail';
import { ParsedEvent } from '../../../src/services/events/bus/parsed-event';
import { Numbers } from '../../../src/store/numbers';
import { Fixture, NOW } from './fixture';

const DAY_MS = 86_400_000;

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
});
afterEach(() => fixture.stop());

function archive(retentionDays = 0, keptBytes?: number): Archive {
  const ports = { ...fixture, numbers: new Numbers(fixture.clock) };
  return new Archive('a', 'arn:bus', { retentionDays }, ports, undefined, keptBytes);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function event(time: number, detail = '{}'): BusEvent {
  return {
    id: String(time),
    detailType: 't',
    source: 's',
    account: '000000000000',
    region: 'eu-west-1',
    time,
    resources: [],
    detail,
    ingestedAt: 0,
    transaction: {},
  };
}

const minute = (time: string): number => Date.parse(`2026-01-01T${time}Z`);

test('holds events by the minute of their own time, oldest minute first', async () => {
  const kept = archive();
  for (const time of ['10:02:00', '10:00:59', '10:02:30', '10:00:00']) kept.keep(event(minute(time)));

  expect(await all(kept.minutesBetween(minute('10:00:00'), minute('10:03:00')))).toEqual([
    minute('10:00:00'),
    minute('10:02:00'),
  ]);
  expect((await all(kept.eventsOfMinute(minute('10:00:00')))).map(({ time }) => time)).toEqual([
    minute('10:00:59'),
    minute('10:00:00'),
  ]);
});

test('the window begins with the minute that its start is in, and ends before its end', async () => {
  const kept = archive();
  for (const time of ['09:59:59', '10:00:10', '10:01:00']) kept.keep(event(minute(time)));

  expect(await all(kept.minutesBetween(minute('10:00:30'), minute('10:01:00')))).toEqual([
    minute('10:00:00'),
  ]);
});

test('an event goes after the retention, which counts from when it came in', async () => {
  const kept = archive(7);
  kept.keep(event(NOW - 30 * DAY_MS));
  await fixture.clock.advance(7 * DAY_MS - 1);
  expect(await kept.contents()).toMatchObject({ count: 1 });

  await fixture.clock.advance(1);

  expect(await kept.contents()).toMatchObject({ count: 0, sizeBytes: 0 });
  expect(await all(kept.minutesBetween(0, Infinity))).toEqual([]);
});

test('an event that comes late is not there before, neither counted nor listed', async () => {
  const kept = archive();
  kept.keep(event(minute('10:00:00'), '{"late":1}'), 600_000);
  kept.keep(event(minute('10:00:30')));
  const there = async () => [
    (await kept.contents()).count,
    (await all(kept.eventsOfMinute(minute('10:00:00')))).length,
  ];
  const { sizeBytes } = await kept.contents();

  await fixture.clock.advance(599_999);
  expect(await there()).toEqual([1, 1]);
  await fixture.clock.advance(1);

  expect(await there()).toEqual([2, 2]);
  expect((await kept.contents()).sizeBytes).toBeGreaterThan(sizeBytes);
});

test('without a retention events stay', async () => {
  const kept = archive();
  kept.keep(event(NOW));

  await fixture.clock.advance(10_000 * DAY_MS);

  expect(await kept.contents()).toMatchObject({ count: 1 });
});

test('the events that came first go when it is full; that is told once, and to whoever asks', async () => {
  const kept = archive(0, 10 * 1_536);
  for (let i = 0; i < 100; i++) kept.keep(event(NOW + i * 60_000, `"${'x'.repeat(994)}"`));

  const { count } = await kept.contents();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(10);
  const [first] = await all(kept.minutesBetween(0, Infinity));
  expect(first).toBe(Math.floor(NOW / 60_000) * 60_000 + (100 - count) * 60_000);
  expect(kept.dropped).toEqual({ events: 100 - count, until: NOW + (99 - count) * 60_000 });
  const told = fixture.trace.records.filter(({ what }) => what === 'OldestDropped');
  expect(told).toMatchObject([{ resource: 'a', message: expect.stringContaining('were dropped') as string }]);
});

test('counts bytes as AWS does', async () => {
  const kept = archive();
  kept.keep({ ...event(NOW, '{"é":1}'), resources: ['abc'] });

  expect(await kept.contents()).toMatchObject({ sizeBytes: 26 + 1 + 1 + 8 + 3 });
});

test('keeps what its pattern matches, and no replayed event', async () => {
  fixture.ports.archives.create('a', fixture.bus, { eventPattern: '{"source":["s"]}', retentionDays: 1 });

  await fixture.put({ Source: 's' });
  await fixture.put({ Source: 'other' });
  fixture.bus.put(new ParsedEvent({ ...event(NOW), replayName: 'again' }, readDetail('{}')!));

  expect(await fixture.ports.archives.archive('a').contents()).toMatchObject({ count: 1 });
});

test('a pattern of its own about replays cannot make it keep them', async () => {
  const eventPattern = '{"replay-name":[{"exists":true}]}';
  fixture.ports.archives.create('a', fixture.bus, { eventPattern, retentionDays: 1 });

  fixture.bus.put(new ParsedEvent({ ...event(NOW), replayName: 'again' }, readDetail('{}')!));

  expect(await fixture.ports.archives.archive('a').contents()).toMatchObject({ count: 0 });
});

test('an archive alone does not make an event one that a rule matched', async () => {
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 1 });

  await fixture.put();

  expect(fixture.trace.records.map(({ what }) => what)).toEqual([
    'EventPut',
    'EventMatchedNoRule',
    'EventArchived',
  ]);
});
