import type { Clock } from './clock';

/**
 * Waits, for something that simply ends when it is called off.
 *
 * @returns whether the time has come: false as soon as the signal aborts
 */
export async function completePause(
  clock: Pick<Clock, 'pause'>,
  durationMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await clock.pause(durationMs, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
