import { setTimeout } from 'node:timers/promises';

/** How often AWS is asked again. */
const INTERVAL_MS = 500;

export interface WaitOptions {
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks until there is an answer.
 *
 * @returns the answer, or `undefined` if there is none in time
 * @throws AbortError
 */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
  { withinMs, signal }: WaitOptions,
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined || Date.now() >= deadline) return answer;
    await setTimeout(INTERVAL_MS, undefined, { signal });
  }
}
