import { ManualClock } from '../../../src/clock/manual-clock';
import { QueueTimer } from '../../../src/services/sqs/queue/queue-timer';

function timerOn(clock: ManualClock, due: number[] = []) {
  const after = jest.spyOn(clock, 'after');
  return { timer: new QueueTimer(clock, () => void due.push(clock.now())), after, due };
}

test('set for the time that it is set for, it makes no new alarm', async () => {
  const clock = new ManualClock({ startMs: 0 });
  const { timer, after, due } = timerOn(clock);
  timer.set(1_000);
  await clock.advance(400);
  timer.set(600);
  expect(after).toHaveBeenCalledTimes(1);
  await clock.advance(600);
  expect(due).toEqual([1_000]);
});

test.each([
  ['earlier', 300],
  ['later', 5_000],
])('set for a time that is %s, it goes off then, and at no other time', async (_, delayMs) => {
  const clock = new ManualClock({ startMs: 0 });
  const { timer, due } = timerOn(clock);
  timer.set(1_000);
  timer.set(delayMs);
  await clock.advance(10_000);
  expect(due).toEqual([delayMs]);
});

test('set for never, or stopped, it does not go off', async () => {
  const clock = new ManualClock({ startMs: 0 });
  const { timer, due } = timerOn(clock);
  timer.set(1_000);
  timer.set(Infinity);
  await clock.advance(2_000);
  timer.set(1_000);
  timer.stop();
  timer.set(1_000);
  await clock.advance(2_000);
  expect(due).toEqual([]);
});

test('what goes off may set it again, for the same time too', async () => {
  const clock = new ManualClock({ startMs: 0 });
  const due: number[] = [];
  const timer = new QueueTimer(clock, () => {
    due.push(clock.now());
    if (due.length < 3) timer.set(0);
  });
  timer.set(10);
  await clock.advance(100);
  expect(due).toEqual([10, 10, 10]);
});
