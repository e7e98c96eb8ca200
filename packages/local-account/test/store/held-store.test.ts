import { HeldStore } from '../../src/store/held-store';
import { MemoryStore } from '../../src/store/memory-store';

/** A clock that keeps what is held. */
function heldStore() {
  const held: Promise<unknown>[] = [];
  const hold = (work: Promise<unknown>) => void held.push(work);
  return { held, store: new HeldStore(new MemoryStore(), { hold }) };
}

test('time waits for what is committed', async () => {
  const { held, store } = heldStore();
  await store.commit([{ key: 'a', value: '1' }]);
  expect(held).toHaveLength(1);
  expect(store.get('a')).toBe('1');
});

test('time waits for each entry, and not for what is done with it', async () => {
  const { held, store } = heldStore();
  store.write([
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
  ]);
  const seen: [string, number][] = [];
  for await (const [key] of store.entries({ from: 'a', to: 'z' })) seen.push([key, held.length]);
  expect(seen).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(held).toHaveLength(3);
});
