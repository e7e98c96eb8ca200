import type { Clock } from '../../../src/clock/clock';
import { ManualClock } from '../../../src/clock/manual-clock';
import { newMessage } from '../../../src/services/sqs/message/new-message';
import { MessagesAtHand } from '../../../src/services/sqs/queue/messages-at-hand';
import { QueueMessages } from '../../../src/services/sqs/queue/queue-messages';
import { DEFAULT_SETTINGS } from '../../../src/services/sqs/queue/queue-settings';
import { MemoryStore } from '../../../src/store/memory-store';
import { Numbers } from '../../../src/store/numbers';
import { Trace } from '../../../src/trace/trace';

const HOUR_MS = 3_600_000;

test('what the machine slept counts for no visibility timeout, and for the retention', async () => {
  const awake = new ManualClock();
  let sleptMs = 0;
  const clock: Clock = {
    hold: () => undefined,
    isMachineTime: false,
    now: () => awake.now() + sleptMs,
    after: (delayMs, callback) => awake.after(delayMs, callback),
    pause: (durationMs, signal) => awake.pause(durationMs, signal),
    stopwatch: () => awake.stopwatch(),
  };
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
  const arrival = messages.prepare(newMessage(content, {}, clock.now()), 0);
  await store.commit(arrival.changes);
  messages.enter(arrival);
  const { signal } = new AbortController();
  await messages.receive({ maxNumberOfMessages: 1, visibilityTimeoutSeconds: 60, waitMs: 0, signal });

  sleptMs += HOUR_MS;
  expect(messages.counts).toEqual({ visible: 0, delayed: 0, inFlight: 1 });
  await awake.advance(60_000);
  expect(messages.counts).toEqual({ visible: 1, delayed: 0, inFlight: 0 });
  sleptMs += 15 * 24 * HOUR_MS;
  expect(messages.counts).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
  messages.stop();
});
