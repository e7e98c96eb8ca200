import { Room } from '../../src/capacity/room';

const { signal } = new AbortController();

test('a message is kept while there is room, and what is released can be taken again', () => {
  const room = new Room({ messages: 2, underWay: 100 });
  expect([room.keep(60), room.keep(40), room.keep(1)]).toEqual([true, true, false]);
  expect(room.keptBytes).toBe(100);
  room.release(60);
  expect(room.keep(1)).toBe(true);
  expect(room.keptBytes).toBe(41);
});

test('what became of that which is under way fits into a full account, and no other message does', () => {
  const room = new Room({ messages: 4, underWay: 100 });
  const passage = room.admit(50);
  for (let kept = 0; kept < 4; kept++) room.keep(1);
  expect([room.keep(1), room.keep(50, passage)]).toEqual([false, true]);
  // A workflow that sends more and more of itself comes to an end.
  expect(room.keep(50, passage)).toBe(false);
});

test('a full account lets nothing new in', () => {
  const room = new Room({ messages: 1, underWay: 100 });
  room.keep(1);
  expect(room.admit(1)).toBeUndefined();
  expect(room.admit(1, room.enter(1))).toBeDefined();
});

test('what clients bring in is bounded; what a message becomes is not', () => {
  const room = new Room({ messages: 100, underWay: 10 });
  expect(room.admit(11)).toBeUndefined();
  const ofBatch = room.enter(30);
  expect(room.admit(1)).toBeUndefined();
  expect(room.admit(30, ofBatch)).toBeDefined();
});

test('a passage that has ended makes room once', () => {
  const room = new Room({ messages: 100, underWay: 10 });
  const [first, second] = [room.admit(5), room.admit(5)];
  first?.[Symbol.dispose]();
  first?.[Symbol.dispose]();
  expect(room.admit(6)).toBeUndefined();
  second?.[Symbol.dispose]();
  expect(room.admit(6)).toBeDefined();
});

test('sources wait while half of what clients may bring in is under way', async () => {
  const room = new Room({ messages: 100, underWay: 10 });
  const passages = [room.enter(3), room.enter(3)];
  let settled = false;
  const settling = room.settle(signal).then(() => (settled = true));
  await Promise.resolve();
  expect(settled).toBe(false);
  passages[0]?.[Symbol.dispose]();
  await settling;
});

test('who waits for room gives up with the signal', async () => {
  const room = new Room({ messages: 100, underWay: 0 });
  const giveUp = new AbortController();
  room.enter(1);
  const settling = room.settle(giveUp.signal);
  giveUp.abort(new Error('given up'));
  await expect(settling).rejects.toThrow('given up');
});
