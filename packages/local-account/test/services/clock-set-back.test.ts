import { ManualClock } from '../../src/clock/manual-clock';
import { LogGroups } from '../../src/services/logs/log-groups';
import { MemoryStore } from '../../src/store/memory-store';
import { accountPorts } from '../account-ports';
import { Fixture, NOW } from './events/fixture';

/** Each run begins at the same moment, as if the clock was set back in between, and keeps what it kept at the same time as those before. */
const RUNS = ['first', 'second', 'third'];

test('log events of a run whose clock was set back stand beside those of the runs before', async () => {
  const store = new MemoryStore();
  const ids = new Set<string>();
  const messages: string[] = [];
  for (const run of RUNS) {
    const ports = accountPorts({ clock: new ManualClock({ startMs: NOW }), store });
    const groups = new LogGroups(ports.account, ports);
    await groups.restore();
    const group = groups.create({ logGroupName: '/group' });
    group.append(group.createStream('s'), NOW, run);
    messages.length = 0;
    for await (const { eventId, message } of group.events()) {
      ids.add(eventId);
      messages.push(message);
    }
  }

  expect(messages).toEqual(RUNS);
  expect(ids.size).toBe(RUNS.length);
});

test('events that a run archives whose clock was set back stand beside those of the runs before', async () => {
  const store = new MemoryStore();
  const details: string[] = [];
  for (const run of RUNS) {
    const fixture = new Fixture({ store });
    await fixture.ports.restore();
    const archive = fixture.ports.archives.create('a', fixture.bus, { retentionDays: 7 });
    await fixture.put({ Time: new Date(NOW), Detail: JSON.stringify({ run }) });
    await fixture.settle();
    details.length = 0;
    for await (const minute of archive.minutesBetween(NOW, NOW + 1)) {
      for await (const { detail } of archive.eventsOfMinute(minute)) details.push(detail);
    }
    fixture.stop();
  }

  expect(details).toEqual(RUNS.map((run) => JSON.stringify({ run })));
});
