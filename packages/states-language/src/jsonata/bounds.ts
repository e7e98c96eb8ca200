/**
 * What one expression may use. Depth and sequence length are AWS's own limits, measured with TestState in us-east-1
 * (floci-io/floci, JsonataEvaluatorTest: 100 nested evaluations and [1..873782] pass, one more of either is refused).
 * How long AWS lets an expression run is not known; here it keeps the host's only thread, and five seconds are generous.
 */
export const EXPRESSION_BOUNDS = { timeout: 5_000, stack: 100, sequence: 873_782 } as const;

/** How long one match of a regular expression may take, in milliseconds. */
export const MATCH_TIMEOUT_MS = 1_000;

/** The most elements that `$range` makes (measured as above). */
export const MAX_RANGE_LENGTH = 360_145;

export const MEMORY_EXCEEDED =
  'Expression evaluation memory limit exceeded: Check for excessive memory usage';
export const TIME_EXCEEDED = 'Expression evaluation timeout: Check for infinite loop';
export const STACK_EXCEEDED =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
