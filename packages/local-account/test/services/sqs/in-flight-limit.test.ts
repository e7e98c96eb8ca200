import { ManualClock } from '../../../src/clock/manual-clock';
import { newMessage } from '../../../src/services/sqs/message/new-message';
import { MessagesAtHand } from '../../../src/services/sqs/queue/messages-at-hand';
import { QueueMessages } from '../../../src/services/sqs/queue/queue-messages';
import { DEFAULT_SETTINGS } from '../../../src/services/sqs/queue/queue-settings';
import { MemoryStore } from '../../../src/store/memory-store';
import { Numbers } from '../../../src/store/numbers';
import { Trace } from '../../../src/trace/trace';
import { errorOf } from './fixture';

const LIMIT = 120_000;

/** The service gives ten at a time; this asks the queue's messages themselves for all at once. */
test('lets no more than 120,000 messages be in flight, and gives the next when one is deleted', async () => {
  const clock = new ManualClock();
  const store = new MemoryStore();
  const messages = new QueueMessages({
    queueName: 'q',
    queueArn: 'arn:aws:sqs:eu-west-1:000000000000:q',
    settings: () => DEFAULT_SETTINGS,
    clock,
    numbers: new Numbers(clock),
    room: { release: () => undefined },
    store,
    atHand: new MessagesAtHand(),
    trace: new Trace(clock),
    messagesOf: () => undefined,
  });
  const content = { body: 'x', md5OfBody: '', attributes: {}, senderId: '', sizeBytes: 1 };
  for (let sent = 0; sent < LIMIT + 2; sent += 1) {
    const arrival = messages.prepare(newMessage(content, {}, clock.now()), 0);
    await store.commit(arrival.changes);
    messages.enter(arrival);
  }
  const { signal } = new AbortController();
  const receive = (waitMs: number) =>
    messages.receive({ maxNumberOfMessages: LIMIT + 2, visibilityTimeoutSeconds: 30, waitMs, signal });

  const deliveries = await receive(0);
  expect(deliveries).toHaveLength(LIMIT);
  expect(await errorOf(() => receive(0))).toMatchObject({ code: 'OverLimit', httpStatus: 403 });
  const longPoll = receive(20_000);
  messages.delete(deliveries[0]!.receiptHandle);
  expect(await longPoll).toHaveLength(1);
  messages.stop();
});
