import { machineClock } from '../../src/clock/machine-clock';
import { ManualClock } from '../../src/clock/manual-clock';

test('on a clock moved by hand a duration is what it was moved by', async () => {
  const clock = new ManualClock();
  const elapsedMs = clock.stopwatch();
  await clock.advance(1_500);
  expect(elapsedMs()).toBe(1_500);
});

test('the machine’s clock measures fractions of a millisecond, and never backwards', () => {
  const elapsedMs = machineClock.stopwatch();
  const measured = Array.from({ length: 1_000 }, elapsedMs);
  expect(measured).toEqual([...measured].sort((a, b) => a - b));
  expect(measured.some((durationMs) => !Number.isInteger(durationMs))).toBe(true);
});
