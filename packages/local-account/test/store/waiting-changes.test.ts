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

test('the database has at last what was last made of each key, whenever it is written and whether a write fails', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('put', 'put', 'forget', 'write', 'fail before', 'fail afterwards'),
  });
  let forgottenUnwritten = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const waiting = new WaitingChanges();
      const database = new Map<string, string>();
      const expected = new Map<string, string>();
      const everPut = new Set<string>();
      for (const [number, { key, what }] of steps.entries()) {
        if (what === 'put') {
          expected.set(key, String(number));
          waiting.add([{ key, value: String(number), isNew: !everPut.has(key) }]);
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
