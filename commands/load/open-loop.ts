import { setTimeout } from 'node:timers/promises';

/** A load at a constant rate. */
export interface LoadPlan {
  /** Transactions a second. */
  readonly rate: number;
  readonly durationMs: number;
}

export interface OpenLoopOptions extends LoadPlan {
  /**
   * Sends one. It is begun at its time, however many before it wait for their answers.
   *
   * @param number from 0
   * @param dueAt when its time was, by `performance.now()`
   */
  readonly send: (number: number, dueAt: number) => Promise<void>;
  /** Begins no more. */
  readonly signal: AbortSignal;
}

const SECOND_MS = 1000;

export function countOf({ rate, durationMs }: LoadPlan): number {
  return Math.max(1, Math.round((rate * durationMs) / SECOND_MS));
}

/**
 * Sends at a constant rate, whatever the answers do. Whoever measures from `dueAt` leaves nothing out: if the system stalls, those whose time
 * comes meanwhile wait, too, and count (a closed loop would not have sent them: coordinated omission).
 *
 * @returns when all that were begun have ended; how many that were
 * @throws the first error of `send`
 */
export async function runOpenLoop({ send, signal, ...plan }: OpenLoopOptions): Promise<number> {
  const count = countOf(plan);
  const startedAt = performance.now();
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let number = 0;
  for (; number < count && !signal.aborted && !failure; number++) {
    const dueAt = startedAt + (number * SECOND_MS) / plan.rate;
    const earlyMs = dueAt - performance.now();
    if (earlyMs > 0) await setTimeout(earlyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const sending = send(number, dueAt)
      .catch((error: unknown) => (failure ??= { error }))
      .then(() => void underWay.delete(sending));
    underWay.add(sending);
  }
  await Promise.all(underWay);
  if (failure) throw failure.error;
  return number;
}
