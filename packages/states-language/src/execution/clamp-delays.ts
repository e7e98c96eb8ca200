import type { Clock } from '../clock';

/**
 * A clock that is never asked for a longer delay than this. A Wait state may say three years, which a timer of Node.js
 * does not take; whatever waits for longer than the execution may take ends with it.
 */
export function clampDelays(clock: Clock, maxDelayMs: number): Clock {
  return {
    now: () => clock.now(),
    pause: (durationMs, signal) => clock.pause(Math.min(durationMs, maxDelayMs), signal),
    after: (delayMs, callback) => clock.after(Math.min(delayMs, maxDelayMs), callback),
  };
}
