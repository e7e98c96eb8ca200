import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import fc from 'fast-check';
import { keyOf, keysBelow } from '../../src/store/keys';
import { LevelStore } from '../../src/store/level-store';
import { MemoryStore } from '../../src/store/memory-store';
import { type Change, type KeyRange, type Store, StoreFull } from '../../src/store/store';
import { eventually } from '../services/lambda/local-lambda';

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

test('what was written is handed to the database soon, together, and without anybody who waits for it', async () => {
  await using store = await LevelStore.open(folder);
  const batch = jest.spyOn(ClassicLevel.prototype, 'batch');
  store.write([{ key: 'a', value: '1' }]);
  await Promise.resolve();
  store.write([{ key: 'b' }]);
  await eventually(() => batch.mock.calls.length > 0);
  expect(batch.mock.calls).toEqual([
    [
      [
        { type: 'put', key: 'a', value: '1' },
        { type: 'del', key: 'b' },
      ],
    ],
  ]);
  batch.mockRestore();
});

test('what was written is kept as soon as somebody waits for it', async () => {
  await using store = await LevelStore.open(folder);
  const batch = jest.spyOn(ClassicLevel.prototype, 'batch');
  store.write([{ key: 'a', value: '1' }]);
  expect(batch).not.toHaveBeenCalled();
  await store.written();
  expect(batch).toHaveBeenCalledTimes(1);
  await store.written();
  expect(batch).toHaveBeenCalledTimes(1);
  batch.mockRestore();
});

test('a second one cannot be opened in the same folder', async () => {
  await using store = await LevelStore.open(folder);
  expect(store.isReadable).toBe(true);
  await expect(LevelStore.open(folder)).rejects.toMatchObject({ cause: { code: 'LEVEL_LOCKED' } });
});

describe('when a write fails', () => {
  /** As the disk's, in LevelDB's words. */
  const failNextWrite = () =>
    jest.spyOn(ClassicLevel.prototype, 'batch').mockImplementationOnce(() => {
      throw new Error('', { cause: new Error('IO error: No space left on device') });
    });

  afterEach(() => jest.restoreAllMocks());

  test('what is new is refused, what was accepted is not lost, and the watcher is told once', async () => {
    const store = await LevelStore.open(folder);
    const told: (string | undefined)[] = [];
    store.watch((full) => told.push(full));
    await store.commit([{ key: 'before', value: '1' }]);
    failNextWrite();

    store.write([{ key: 'accepted', value: '2' }]);
    const refusals = [
      store.commit([{ key: 'new', value: '3' }]),
      store.commit([{ key: 'newer', value: '4' }]),
    ];

    for (const refusal of refusals) await expect(refusal).rejects.toThrow(StoreFull);
    await expect(store.commit([])).rejects.toThrow('No space left on device');
    expect(['before', 'accepted', 'new'].map((key) => store.get(key))).toEqual(['1', '2', undefined]);
    expect(told).toEqual(['IO error: No space left on device']);
    await store.caughtUp(new AbortController().signal);
    await store.commit([{ key: 'after', value: '5' }]);
    await store[Symbol.asyncDispose]();

    await using again = await LevelStore.open(folder);
    const kept = ['before', 'accepted', 'new', 'newer', 'after'].map((key) => again.get(key));
    expect(kept).toEqual(['1', '2', undefined, undefined, '5']);
  });

  test('at the end, nobody waits for a disk that stays full', async () => {
    const store = await LevelStore.open(folder);
    const write = jest.spyOn(ClassicLevel.prototype, 'batch').mockImplementation(() => {
      throw new Error('', { cause: new Error('IO error: No space left on device') });
    });
    store.write([{ key: 'accepted', value: '1' }]);
    await store[Symbol.asyncDispose]();
    expect(write).toHaveBeenCalledTimes(1);
  });

  test('what is read goes on where it was once the store is open again', async () => {
    await using store = await LevelStore.open(folder);
    const keys = Array.from({ length: 2_000 }, (_, number) => keyOf('k', number));
    await store.commit(keys.map((key) => ({ key, value: 'x'.repeat(100) })));
    const read: string[] = [];
    for await (const [key] of store.entries(keysBelow('k'))) {
      read.push(key);
      if (read.length !== 1) continue;
      failNextWrite();
      store.write([{ key: 'other', value: '' }]);
      await expect(store.commit([])).rejects.toThrow(StoreFull);
      await store.caughtUp(new AbortController().signal);
    }
    expect(read).toEqual(keys);
  });
});

test('what has to stay free is counted once for all that is offered at a time, and refused beyond the disk', async () => {
  await using store = await LevelStore.open(folder);
  const { bavail, bsize } = await statfs(folder);
  const most = (bavail * bsize) / 4;
  const offers = ['a', 'b', 'c', 'd', 'e'].map((key) => store.commit([{ key, value: '' }], most));
  await Promise.all(offers);
  await expect(store.commit([{ key: 'f', value: '' }], 8 * most)).rejects.toThrow('almost full');
  expect(store.get('f')).toBeUndefined();
});

test('keys are in the order of their parts', async () => {
  const store = new MemoryStore();
  const keys = [keyOf('q', 'a', 9), keyOf('q', 'a', 10), keyOf('q', 'a/b', 1), keyOf('q', 'b', 1)];
  store.write(keys.map((key) => ({ key, value: '' })));
  const below = await entriesOf(store, keysBelow('q', 'a'));
  expect(below.map(([key]) => key)).toEqual([keys[0], keys[1]]);
});
