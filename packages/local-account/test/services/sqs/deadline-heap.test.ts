import fc from 'fast-check';
import { DeadlineHeap, type Places } from '../../../src/services/sqs/queue/deadline-heap';

interface Item {
  readonly key: number;
  place: number;
}

type Heap = DeadlineHeap<Item>;

const PLACES: Places<Item> = { of: ({ place }) => place, set: (item, place) => (item.place = place) };

/** Takes everything out, the first first. */
function drain(heap: Heap): number[] {
  const keys: number[] = [];
  for (let { first } = heap; first; { first } = heap) {
    keys.push(first.key);
    heap.delete(first);
  }
  return keys;
}

function expectDeletedOnce(heap: Heap, item: Item): void {
  expect([heap.delete(item), heap.delete(item)]).toEqual([true, false]);
}

test('gives its items in order, whatever is added and removed', () => {
  // Three are added for each that is removed, so that some are deep below the first.
  const remove = fc.nat({ max: 3 }).map((number) => number === 0);
  const step = fc.record({ key: fc.integer({ min: 0, max: 20 }), remove, index: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const heap = new DeadlineHeap(PLACES);
      const model: Item[] = [];
      for (const { key, remove, index } of steps) {
        if (remove && model.length > 0) {
          const [item] = model.splice(index % model.length, 1);
          expectDeletedOnce(heap, item!);
        } else {
          const item = { key, place: -1 };
          model.push(item);
          heap.add(item, key);
        }
        const least = model.length === 0 ? undefined : Math.min(...model.map((item) => item.key));
        expect([heap.size, heap.first?.key]).toEqual([model.length, least]);
        expect(heap.firstKey).toBe(least ?? Infinity);
      }
      expect(drain(heap)).toEqual(model.map((item) => item.key).sort((a, b) => a - b));
    }),
    // To find the shortest failure among so many steps takes minutes.
    { endOnFailure: true },
  );
});

/**
 * Added in this order, each item stays where it is put: below the n-th are the (2n + 1)-th and the (2n + 2)-th, from zero. The last
 * one is earlier than those above the place that 30 leaves, and would stay below them until they are out.
 */
const KEYS = [0, 20, 1, 21, 22, 40, 3, 30, 31, 32, 33, 41, 42, 43, 7];

test('an item that takes the place of another rises above those that are later', () => {
  const heap = new DeadlineHeap(PLACES);
  const items = KEYS.map((key) => ({ key, place: -1 }));
  for (const item of items) heap.add(item, item.key);

  heap.delete(items[KEYS.indexOf(30)]!);

  expect(drain(heap)).toEqual([0, 1, 3, 7, 20, 21, 22, 31, 32, 33, 40, 41, 42, 43]);
});
