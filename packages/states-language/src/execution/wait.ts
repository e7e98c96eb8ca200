/** A timer takes at most this many milliseconds; a longer wait is several. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waits; rejects with the signal's reason as soon as it aborts. Leaves neither timer nor listener behind. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  for (let left = milliseconds; left > 0; left -= MAX_TIMER_MS) {
    await waitOnce(Math.min(left, MAX_TIMER_MS), signal);
  }
}

function waitOnce(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
