import type { LimitLedger } from './limit-ledger';

/** What a hop works with in one step. */
export interface StepContext {
  /** From 0. */
  readonly step: number;
  readonly stepSeconds: number;
  readonly limits: LimitLedger;
  /** See `randomOf`. */
  readonly random: (...numbers: readonly number[]) => number;
}

/** @returns 0 or more */
export function stepsOf(seconds: number, { stepSeconds }: Pick<StepContext, 'stepSeconds'>): number {
  return Math.round(seconds / stepSeconds);
}

/**
 * How a place that holds one piece of work for a time is used in steps: for so many steps by one piece, or, if the time is shorter than a
 * step, by so many pieces within one.
 */
export function usesInSteps(
  seconds: number,
  context: Pick<StepContext, 'stepSeconds'>,
): { readonly busySteps: number; readonly perStep: number } {
  return {
    busySteps: Math.max(1, stepsOf(seconds, context)),
    perStep: Math.max(1, Math.floor(context.stepSeconds / seconds + 1e-9)),
  };
}
