import { EvaluationMemory } from './evaluation-memory';

/** The one evaluation that runs: none waits for anything, so there are never two. */
export interface Evaluation {
  /** What `$now` and `$millis` answer, in milliseconds since the epoch. */
  readonly now: number;
  readonly memory: EvaluationMemory;
}

let current: Evaluation | undefined;

export function currentEvaluation(): Evaluation {
  if (!current) throw new Error('No expression is being evaluated');
  return current;
}

export function runEvaluation<T>(now: number, run: () => T): T {
  current = { now, memory: new EvaluationMemory() };
  try {
    return run();
  } finally {
    current = undefined;
  }
}
