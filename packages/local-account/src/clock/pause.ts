import type { Clock } from './clock';

/** The pause of every clock, by its timers. @throws the signal's reason, as soon as it aborts */
export function pauseOn(
  clock: Pick<Clock, 'after'>,
  durationMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      timer.cancel();
      reject(signal?.reason as Error);
    };
    const timer = clock.after(durationMs, () => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    });
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}
