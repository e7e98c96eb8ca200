/**
 * How long processors work, in milliseconds. No price page tells; these are assumptions, and small beside the rest.
 */

/** At this memory Lambda gives a whole processor, below it a share. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MEMORY_OF_A_PROCESSOR_MB = 1_769;

/** Of a whole processor: the runtime's own part and the function's for the smallest body. */
const PROCESSOR_MS = 0.2;
/** Of a whole processor, for each KB of a body: two digests, JSON read, JSON written. */
const PROCESSOR_MS_PER_KB = 0.01;

/** Until a function answers: its processor time at the share of a processor that its memory gives. */
export function functionMilliseconds(bodyBytes: number, memoryMb: number): number {
  const share = Math.min(1, memoryMb / MEMORY_OF_A_PROCESSOR_MB);
  return (PROCESSOR_MS + (PROCESSOR_MS_PER_KB * bodyBytes) / 1_024) / share;
}

/** A start of Node.js with a bundle of a few KB, which Lambda charges for since August 2025. */
const INIT_MS = 150;
/** How long an idle environment is kept: nobody promises it. */
const KEPT_SECONDS = 300;

/**
 * What initialization adds to an invocation on the average: an environment has gone when nothing came for a while. Arrivals are
 * independent of each other.
 *
 * @see https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/
 */
export function initMilliseconds(perSecond: number): number {
  return INIT_MS * Math.exp(-perSecond * KEPT_SECONDS);
}

/** Beside its function: a task's call within a Region, and what any state takes by itself. */
const TASK_MS = 20;
const STATE_MS = 2;

/**
 * How long an execution takes: its states, and the functions that it waits for.
 *
 * @param types of the states that it passes, such as `Task`
 */
export function workflowMilliseconds(types: readonly string[], functionMs: number): number {
  return types.reduce((sum, type) => sum + STATE_MS + (type === 'Task' ? TASK_MS : 0), functionMs);
}
