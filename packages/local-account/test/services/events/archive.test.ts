import { Archive } from '../../../src/services/events/archive/archive';
import type { BusEvent } from '../../../src/services/events/bus/bus-event';
import { readDetail } from '../../../src/services/events/bus/event-detail';
import { ParsedEvent } from '../../../src/services/events/bus/parsed-event';
import { Fixture, NOW } from './fixture';

const DAY_MS = 86_400_000;

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
});
afterEach(() => fixture.stop());

function archive(retentionDays = 0, keptBytes?: number): Archive {
  return new Archive('a', 'arn:bus', { retentionDays }, fixture, keptBytes);
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

test('holds events by the minute of their own time, oldest minute first', () => {
  const kept = archive();
  for (const time of ['10:02:00', '10:00:59', '10:02:30', '10:00:00']) kept.keep(event(minute(time)));

  expect(kept.minutesBetween(minute('10:00:00'), minute('10:03:00'))).toEqual([
    minute('10:00:00'),
    minute('10:02:00'),
  ]);
  expect(kept.eventsOfMinute(minute('10:00:00')).map(({ time }) => time)).toEqual([
    minute('10:00:59'),
    minute('10:00:00'),
  ]);
});

test('the window begins with the minute that its start is in, and ends before its end', () => {
  const kept = archive();
  for (const time of ['09:59:59', '10:00:10', '10:01:00']) kept.keep(event(minute(time)));

  expect(kept.minutesBetween(minute('10:00:30'), minute('10:01:00'))).toEqual([minute('10:00:00')]);
});

test('an event goes after the retention, which counts from when it came in', async () => {
  const kept = archive(7);
  kept.keep(event(NOW - 30 * DAY_MS));
  await fixture.clock.advance(7 * DAY_MS - 1);
  expect(kept.eventCount).toBe(1);

  await fixture.clock.advance(1);

  expect(kept.eventCount).toBe(0);
  expect(kept.sizeBytes).toBe(0);
  expect(kept.minutesBetween(0, Infinity)).toEqual([]);
});

test('an event that comes late is not there before, neither counted nor listed', async () => {
  const kept = archive();
  kept.keep(event(minute('10:00:00'), '{"late":1}'), 600_000);
  kept.keep(event(minute('10:00:30')));
  const there = () => [kept.eventCount, kept.eventsOfMinute(minute('10:00:00')).length];
  const sizeBefore = kept.sizeBytes;

  await fixture.clock.advance(599_999);
  expect(there()).toEqual([1, 1]);
  await fixture.clock.advance(1);

  expect(there()).toEqual([2, 2]);
  expect(kept.sizeBytes).toBeGreaterThan(sizeBefore);
});

test('without a retention events stay', async () => {
  const kept = archive();
  kept.keep(event(NOW));

  await fixture.clock.advance(10_000 * DAY_MS);

  expect(kept.eventCount).toBe(1);
});

test('the events that came first go when the memory is full', () => {
  const kept = archive(0, 10 * 2048);
  for (let i = 0; i < 100; i++) kept.keep(event(NOW + i * 60_000, `"${'x'.repeat(994)}"`));

  expect(kept.eventCount).toBe(10);
  expect(kept.minutesBetween(0, Infinity)[0]).toBe(Math.floor(NOW / 60_000) * 60_000 + 90 * 60_000);
});

test('counts bytes as AWS does', () => {
  const kept = archive();
  kept.keep({ ...event(NOW, '{"é":1}'), resources: ['abc'] });

  expect(kept.sizeBytes).toBe(26 + 1 + 1 + 8 + 3);
});

test('keeps what its pattern matches, and no replayed event', async () => {
  fixture.ports.archives.create('a', fixture.bus, { eventPattern: '{"source":["s"]}', retentionDays: 1 });

  await fixture.put({ Source: 's' });
  await fixture.put({ Source: 'other' });
  fixture.bus.put(new ParsedEvent({ ...event(NOW), replayName: 'again' }, readDetail('{}')!));

  expect(fixture.ports.archives.archive('a').eventCount).toBe(1);
});

test('a pattern of its own about replays cannot make it keep them', () => {
  const eventPattern = '{"replay-name":[{"exists":true}]}';
  fixture.ports.archives.create('a', fixture.bus, { eventPattern, retentionDays: 1 });

  fixture.bus.put(new ParsedEvent({ ...event(NOW), replayName: 'again' }, readDetail('{}')!));

  expect(fixture.ports.archives.archive('a').eventCount).toBe(0);
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
