import type { Message } from '../../../src/services/sqs/message/message';
import { MessagesAtHand } from '../../../src/services/sqs/queue/messages-at-hand';

const message = (sizeBytes: number, enqueuedAt = 0): Message => ({
  body: 'x'.repeat(sizeBytes),
  md5OfBody: '',
  attributes: {},
  senderId: 'me',
  sizeBytes,
  messageId: 'm',
  transaction: {},
  enqueuedAt,
  receiveCountBefore: 0,
});

/** Which of the numbers 1 to 9 are there. */
const numbersIn = (atHand: MessagesAtHand) =>
  Array.from({ length: 9 }, (_, index) => index + 1).filter((number) => atHand.find(number));

test('holds the first that there is room for, and others once those are dropped', () => {
  const atHand = new MessagesAtHand(10_000);
  for (const number of [1, 2, 3]) atHand.hold(number, message(3_000));
  expect(numbersIn(atHand)).toEqual([1, 2]);

  atHand.drop(1);
  atHand.drop(1);
  for (const number of [4, 5]) atHand.hold(number, message(3_000));
  expect(numbersIn(atHand)).toEqual([2, 4]);
});

test('small messages take room, too', () => {
  const atHand = new MessagesAtHand(3_000);
  for (const number of [1, 2, 3]) atHand.hold(number, message(1));
  expect(numbersIn(atHand)).toEqual([1, 2]);
});

test('what has waited for more than a minute makes room', () => {
  const atHand = new MessagesAtHand(3_000);
  atHand.hold(1, message(1, 0));
  atHand.hold(2, message(1, 30_000));
  atHand.hold(3, message(1, 60_000));
  expect(numbersIn(atHand)).toEqual([1, 2]);

  atHand.hold(4, message(1, 60_001));
  expect(numbersIn(atHand)).toEqual([2, 4]);
});
