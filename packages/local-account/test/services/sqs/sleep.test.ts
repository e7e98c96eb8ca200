import type { Clock } from '../../../src/clock/clock';
import { ManualClock } from '../../../src/clock/manual-clock';
import { queueMessages } from './fixture';

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
  const messages = await queueMessages(clock, 1);
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
