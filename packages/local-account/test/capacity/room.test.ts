import { Room } from '../../src/capacity/room';
import { deadLetterRoom, messageRoom, roomOfEvent, roomToAccept } from '../../src/capacity/sizes';

const { signal } = new AbortController();

test('a message is kept while it fits, and what is released can be taken again', () => {
  const room = new Room({ total: 100, underWay: 100 });
  expect([room.keep(60), room.keep(41), room.keep(40)]).toEqual([true, false, true]);
  room.release(60);
  expect(room.keep(60)).toBe(true);
});

test('what is under way keeps senders out, until it ends', () => {
  const room = new Room({ total: 100, underWay: 100 });
  const passage = room.admit(80);
  expect(room.keep(30)).toBe(false);
  passage?.[Symbol.dispose]();
  expect(room.keep(30)).toBe(true);
});

test('the dead letter of what is under way fits into a full account, and no other message does', () => {
  const room = new Room({ total: 100, underWay: 100 });
  const passage = room.admit(50);
  expect(room.keep(50)).toBe(true);
  expect(room.keep(1)).toBe(false);
  expect(room.keep(50, passage)).toBe(true);
  passage?.[Symbol.dispose]();
  expect(room.keep(1)).toBe(false);
});

test('a passage gives no more than it has', () => {
  const room = new Room({ total: 100, underWay: 100 });
  const passage = room.admit(50);
  room.keep(50);
  expect([room.keep(51, passage), room.keep(30, passage), room.keep(21, passage)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('what clients bring in is bounded; what a message becomes that has its room is not', () => {
  const room = new Room({ total: 100, underWay: 10 });
  expect(room.admit(11)).toBeUndefined();
  const ofBatch = room.enter(30);
  expect(room.admit(30)).toBeUndefined();
  expect(room.admit(30, ofBatch)).toBeDefined();
});

test('sources wait while half of what clients may bring in is under way', async () => {
  const room = new Room({ total: 100, underWay: 10 });
  const passages = [room.enter(3), room.enter(3)];
  let settled = false;
  const settling = room.settle(signal).then(() => (settled = true));
  await Promise.resolve();
  expect(settled).toBe(false);
  passages[0]?.[Symbol.dispose]();
  await settling;
});

test('who waits for room gives up with the signal', async () => {
  const room = new Room({ total: 100, underWay: 0 });
  const giveUp = new AbortController();
  room.enter(1);
  const settling = room.settle(giveUp.signal);
  giveUp.abort(new Error('given up'));
  await expect(settling).rejects.toThrow('given up');
});

test.each([1, 100, 128_000])('an accepted message of %d bytes has room for what it becomes', (sizeBytes) => {
  // Each character escaped, in a record and an event of the pipeline's usual size.
  const detailBytes = 2 * sizeBytes + 1_000;
  const eventBytes = detailBytes + 600;
  expect(roomToAccept(sizeBytes)).toBeGreaterThanOrEqual(roomOfEvent(detailBytes));
  expect(roomOfEvent(detailBytes)).toBeGreaterThanOrEqual(deadLetterRoom(eventBytes));
  expect(deadLetterRoom(eventBytes)).toBeGreaterThanOrEqual(messageRoom(eventBytes + 900));
});
