import { getHeapStatistics } from 'node:v8';

/** The most memory that one expression may take, in bytes: less where the process itself has little. */
export const MAX_MEMORY_BYTES = Math.min(256 * 1024 * 1024, getHeapStatistics().heap_size_limit / 4);

/** The most that one value may hold, counted in characters, numbers, keys and elements. */
export const MAX_VALUE_SIZE = Math.floor(MAX_MEMORY_BYTES / 32);

/**
 * How deep evaluations may nest and how long a sequence may be: AWS's own limits, measured with TestState in us-east-1
 * (floci-io/floci, JsonataEvaluatorTest: 100 nested evaluations and [1..873782] pass, one more of either is refused).
 */
export const JSONATA_OPTIONS = {
  stack: 100,
  sequence: Math.min(873_782, Math.floor(MAX_MEMORY_BYTES / 256)),
} as const;

/**
 * How long one evaluation may take. How long AWS lets it run is not known; here it keeps the host's only thread, and
 * five seconds are generous.
 */
export const MAX_EVALUATION_MS = 5_000;

/** The most elements that `$range` makes (measured as above). */
export const MAX_RANGE_LENGTH = 360_145;

export const MEMORY_EXCEEDED =
  'Expression evaluation memory limit exceeded: Check for excessive memory usage';
export const TIME_EXCEEDED = 'Expression evaluation timeout: Check for infinite loop';
export const STACK_EXCEEDED =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
