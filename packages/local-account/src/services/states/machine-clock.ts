import type { Clock } from '@pipeline/states-language';

/** A timer of Node.js takes at most this many milliseconds; a longer delay is several. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The machine's time. */
export const machineClock: Clock = {
  now: () => Date.now(),
  after: startTimer,
  pause: (durationMs, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = (): void => {
        timer.cancel();
        reject(signal?.reason as Error);
      };
      const timer = startTimer(durationMs, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

function startTimer(delayMs: number, callback: () => void): { cancel(): void } {
  let timer: NodeJS.Timeout;
  const startNext = (leftMs: number): void => {
    const delay = Math.min(leftMs, MAX_TIMER_MS);
    timer = setTimeout(() => {
      if (leftMs > delay) startNext(leftMs - delay);
      else callback();
    }, delay);
  };
  startNext(delayMs);
  return { cancel: () => clearTimeout(timer) };
}
