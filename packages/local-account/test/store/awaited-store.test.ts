import { ManualClock } from '../../src/clock/manual-clock';
import { AwaitedStore } from '../../src/store/awaited-store';
import { MemoryStore } from '../../src/store/memory-store';
import type { KeyRange } from '../../src/store/store';

const ALL: KeyRange = { from: 'a', to: 'z' };

/** A disk that takes several turns of the event loop for everything. */
class SlowStore extends MemoryStore {
  override async *entries(range: KeyRange): AsyncGenerator<readonly [string, string]> {
    for await (const entry of super.entries(range)) {
      await turns();
      yield entry;
    }
  }

  override async commit(...change: Parameters<MemoryStore['commit']>): Promise<void> {
    await turns();
    await super.commit(...change);
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('time moved by hand waits for what is written and read', async () => {
  const clock = new ManualClock({ startMs: 0 });
  const store = new AwaitedStore(new SlowStore(), clock);
  const dates: number[] = [];
  clock.after(1_000, () => {
    void store
      .commit([
        { key: 'b', value: '1' },
        { key: 'c', value: '2' },
      ])
      .then(async () => {
        dates.push(clock.now());
        for await (const [key] of store.entries(ALL)) if (key) dates.push(clock.now());
      });
  });
  clock.after(2_000, () => undefined);

  await clock.advance(10_000);

  expect(dates).toEqual([1_000, 1_000, 1_000]);
});

test('a reader that has enough ends the reading', async () => {
  const ended = jest.fn();
  class EndedStore extends MemoryStore {
    override async *entries(range: KeyRange): AsyncGenerator<readonly [string, string]> {
      try {
        yield* super.entries(range);
      } finally {
        ended();
      }
    }
  }
  const store = new EndedStore();
  store.write(['b', 'c'].map((key) => ({ key, value: '1' })));

  for await (const [key] of new AwaitedStore(store, new ManualClock()).entries(ALL)) {
    expect(key).toBe('b');
    break;
  }

  expect(ended).toHaveBeenCalledTimes(1);
});
