import { availableParallelism } from 'node:os';

/** The bounds of a local run. */
export interface LambdaLimits {
  /**
   * How many invocations of all functions may be under way at once, in a process or waiting for one; what functions reserve is
   * theirs alone. @default 1,000, "the default concurrency limit" of an account (Lambda quotas)
   */
  readonly concurrentExecutions: number;
  /** How many processes a function has at most: an invocation that finds none free waits for one. @default 10 */
  readonly processes: number;
  /** So many of them are started as soon as there are as many invocations. @default - two for each core of this machine */
  readonly eagerProcesses: number;
  /** How long an initialization may take. @default 10, as on AWS */
  readonly initTimeoutSeconds: number;
}

export const DEFAULT_LIMITS: LambdaLimits = {
  concurrentExecutions: 1_000,
  processes: 10,
  eagerProcesses: 2 * availableParallelism(),
  initTimeoutSeconds: 10,
};
