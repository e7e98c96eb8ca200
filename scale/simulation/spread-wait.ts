import type { Cohort } from './cohort';

/** The waits before a retry, in seconds: the first is `first`, each next `factor` times as long, up to `longest`. */
export interface Backoff {
  readonly firstSeconds: number;
  readonly factor: number;
  readonly longestSeconds: number;
  /** Full: each wait is any time up to that. */
  readonly jitter: 'full' | 'none';
}

/** A cohort of fewer waits as one: there are many, and together they are spread as well. */
const SMALLEST_PART = 50;
const MOST_PARTS = 4;

/** @param failures how often it was tried in vain, 1 for the first wait */
export function longestWait(backoff: Backoff, failures: number): number {
  const { firstSeconds, factor, longestSeconds } = backoff;
  return Math.min(longestSeconds, firstSeconds * factor ** (failures - 1));
}

/**
 * Sends a cohort to wait. By full jitter each transaction waits for a time of its own; here, a few parts of the cohort do, each somewhere
 * in its part of the time.
 *
 * @param random from a seed and what is told: the same numbers, the same answer, 0 up to 1
 * @returns parts of the cohort, each with the steps it waits: 1 or more
 */
export function spreadWait(
  cohort: Cohort,
  { waitSteps, jitter }: { readonly waitSteps: number; readonly jitter: Backoff['jitter'] },
  random: (...numbers: readonly number[]) => number,
): { readonly cohort: Cohort; readonly steps: number }[] {
  if (jitter === 'none') return [{ cohort, steps: Math.max(1, Math.round(waitSteps)) }];
  const parts = Math.min(MOST_PARTS, Math.max(1, Math.floor(cohort.count / SMALLEST_PART)));
  const size = Math.floor(cohort.count / parts);
  return Array.from({ length: parts }, (_, part) => {
    const count = part === parts - 1 ? cohort.count - size * part : size;
    const at = (part + random(cohort.acceptedAt, cohort.failures, part)) / parts;
    return { cohort: { ...cohort, count }, steps: Math.max(1, Math.round(at * waitSteps)) };
  });
}
