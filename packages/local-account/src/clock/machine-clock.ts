import type { Clock, Timer } from './clock';
import { pauseOn } from './pause';

/** The longest that `setTimeout` takes: 24.8 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const machineClock: Clock = {
  isMachineTime: true,
  now: () => Date.now(),
  after: startTimer,
  pause: (durationMs, signal) => pauseOn(machineClock, durationMs, signal),
  stopwatch: () => {
    const startedAt = performance.now();
    return () => performance.now() - startedAt;
  },
};

function startTimer(delayMs: number, callback: () => void): Timer {
  let timeout: NodeJS.Timeout;
  const wait = (leftMs: number) => {
    timeout = setTimeout(
      () => (leftMs > LONGEST_TIMEOUT_MS ? wait(leftMs - LONGEST_TIMEOUT_MS) : callback()),
      Math.min(leftMs, LONGEST_TIMEOUT_MS),
    );
  };
  wait(delayMs);
  return { cancel: () => clearTimeout(timeout) };
}
