import { ManualClock } from '../../../src/clock/manual-clock';
import { errorOf, queueMessages } from './fixture';

const LIMIT = 120_000;

/** The service gives ten at a time; this asks the queue's messages themselves for all at once. */
test('lets no more than 120,000 messages be in flight, and gives the next when one is deleted', async () => {
  const messages = await queueMessages(new ManualClock(), LIMIT + 2);
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
