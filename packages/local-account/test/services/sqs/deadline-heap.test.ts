import fc from 'fast-check';
import { DeadlineHeap } from '../../../src/services/sqs/queue/deadline-heap';

function expectDeletedOnce<T>(heap: DeadlineHeap<T>, item: T): void {
  expect(heap.delete(item)).toBe(true);
  expect(heap.delete(item)).toBe(false);
}

test('gives its items in order, whatever is added and removed', () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 20 }), remove: fc.boolean(), index: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const heap = new DeadlineHeap<{ key: number }>();
      const model: { key: number }[] = [];
      for (const { key, remove, index } of steps) {
        if (remove && model.length > 0) {
          const [item] = model.splice(index % model.length, 1);
          expectDeletedOnce(heap, item!);
        } else {
          const item = { key };
          model.push(item);
          heap.add(item, key);
        }
        expect(heap.size).toBe(model.length);
        expect(heap.first?.key).toBe(
          model.length === 0 ? undefined : Math.min(...model.map((item) => item.key)),
        );
      }
      const drained: number[] = [];
      for (let first = heap.first; first; first = heap.first) {
        drained.push(first.key);
        heap.delete(first.item);
      }
      expect(drained).toEqual(model.map((item) => item.key).sort((a, b) => a - b));
    }),
  );
});
