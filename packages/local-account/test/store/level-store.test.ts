import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { keyOf, keysBelow } from '../../src/store/keys';
import { LevelStore } from '../../src/store/level-store';
import { MemoryStore } from '../../src/store/memory-store';
import type { Change, KeyRange, Store } from '../../src/store/store';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'level-store-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function entriesOf(store: Store, range: KeyRange) {
  const entries: (readonly [string, string])[] = [];
  for await (const entry of store.entries(range)) entries.push(entry);
  return entries;
}

test('gives what was written, at once and in order, and the memory store does likewise', async () => {
  await using level = await LevelStore.open(folder);
  const memory = new MemoryStore();
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const change: fc.Arbitrary<Change> = fc.record({ key, value: fc.option(fc.string(), { nil: undefined }) });
  const step = fc.record({ changes: fc.array(change, { maxLength: 4 }), isCommitted: fc.boolean() });
  const range = fc.record({ from: key, to: key, reverse: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step), range, async (steps, asked) => {
      for (const { changes, isCommitted } of steps) {
        for (const store of [level, memory]) {
          if (isCommitted) await store.commit(changes);
          else store.write(changes);
        }
        for (const each of changes) expect(level.get(each.key)).toBe(memory.get(each.key));
      }
      expect(await entriesOf(level, asked)).toEqual(await entriesOf(memory, asked));
    }),
    { numRuns: 50 },
  );
});

test('keeps what was committed, and what was written before it', async () => {
  const store = await LevelStore.open(folder);
  store.write([{ key: 'a', value: 'written' }]);
  await store.commit([{ key: 'b', value: 'committed' }]);
  await store[Symbol.asyncDispose]();

  await using again = await LevelStore.open(folder);
  expect([again.get('a'), again.get('b'), again.get('c')]).toEqual(['written', 'committed', undefined]);
});

test('a second one cannot be opened in the same folder', async () => {
  await using store = await LevelStore.open(folder);
  expect(store.isReadable).toBe(true);
  await expect(LevelStore.open(folder)).rejects.toMatchObject({ cause: { code: 'LEVEL_LOCKED' } });
});

test('keys are in the order of their parts', async () => {
  const store = new MemoryStore();
  const keys = [keyOf('q', 'a', 9), keyOf('q', 'a', 10), keyOf('q', 'a/b', 1), keyOf('q', 'b', 1)];
  store.write(keys.map((key) => ({ key, value: '' })));
  const below = await entriesOf(store, keysBelow('q', 'a'));
  expect(below.map(([key]) => key)).toEqual([keys[0], keys[1]]);
});
