import { setTimeout } from 'node:timers/promises';

/** Waits for so long, or until the signal. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: Error) => {
    if (signal?.aborted !== true) throw error;
  });
}
