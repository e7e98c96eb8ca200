import type { Clock } from '../clock';

/**
 * A clock that is never asked for a longer delay than this. A Wait state may say three years, which a timer of Node.js
 * does not take; whatever waits for so long ends with the execution.
 */
export function clampDelays(clock: Clock, maxDelayMs: number): Clock {
  return {
    now: () => clock.now(),
    pause: (durationMs, signal) => clock.pause(Math.min(durationMs, maxDelayMs), signal),
    stopwatch: () => clock.stopwatch(),
    after: (delayMs, callback) => clock.after(Math.min(delayMs, maxDelayMs), callback),
  };
}
