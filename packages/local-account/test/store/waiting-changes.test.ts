import fc from 'fast-check';
import { type Changes, WaitingChanges } from '../../src/store/waiting-changes';

function write(database: Map<string, string | undefined>, changes: Changes): void {
  for (const [key, value] of changes) {
    if (value === undefined) database.delete(key);
    else database.set(key, value);
  }
}

test('what is new and forgotten before it is taken is not written', () => {
  const waiting = new WaitingChanges();
  waiting.add([
    { key: 'new', value: '1', isNew: true },
    { key: 'perhaps there', value: '2' },
  ]);
  waiting.add([{ key: 'new' }, { key: 'perhaps there' }]);
  expect([...waiting.take()]).toEqual([['perhaps there', undefined]]);
});

test('what was taken and not written is forgotten in the database, too, which may have it', () => {
  const waiting = new WaitingChanges();
  waiting.add([{ key: 'new', value: '1', isNew: true }]);
  waiting.takeBack(waiting.take(), 4);
  waiting.add([{ key: 'new' }]);
  expect([...waiting.take()]).toEqual([['new', undefined]]);
});

test('what changes more often than it is written is asked for once, as it is then', () => {
  const waiting = new WaitingChanges();
  const state = { count: 0 };
  const text = jest.fn(() => JSON.stringify(state));
  for (; state.count < 100; state.count += 1) waiting.add([{ key: 'state', value: text }]);
  expect(text).not.toHaveBeenCalled();
  expect([...waiting.take()]).toEqual([['state', '{"count":100}']]);
  expect(text).toHaveBeenCalledTimes(1);
  expect([...waiting.take()]).toEqual([]);
});

test('the database has at last what was last made of each key, whenever it is written and whether a write fails', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('put', 'put late', 'forget', 'write', 'fail before', 'fail afterwards'),
  });
  let forgottenUnwritten = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const waiting = new WaitingChanges();
      const database = new Map<string, string>();
      const expected = new Map<string, string>();
      const everPut = new Set<string>();
      for (const [number, { key, what }] of steps.entries()) {
        if (what === 'put' || what === 'put late') {
          const text = String(number);
          expected.set(key, text);
          waiting.add([{ key, value: what === 'put' ? text : () => text, isNew: !everPut.has(key) }]);
          expect(waiting.get(key)).toBe(text);
          everPut.add(key);
        } else if (what === 'forget') {
          expected.delete(key);
          waiting.add([{ key }]);
          if (!waiting.all.has(key) && everPut.has(key)) forgottenUnwritten += 1;
        } else {
          const { bytes } = waiting;
          const taken = waiting.take();
          if (what !== 'fail before') write(database, taken);
          if (what !== 'write') waiting.takeBack(taken, bytes);
        }
      }
      write(database, waiting.take());
      expect(database).toEqual(expected);
    }),
  );
  expect(forgottenUnwritten).toBeGreaterThan(10);
});
