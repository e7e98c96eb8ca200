import type { Clock } from '@pipeline/states-language';

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
  const timer = setTimeout(callback, delayMs);
  return { cancel: () => clearTimeout(timer) };
}
