import type { InvocationEnd } from '../environment/invocation';

/** What an invocation gives. */
export interface InvocationResult {
  /** What the handler returned, as JSON; after a failure, an object with `errorType` and `errorMessage`. */
  readonly payload: string;
  /** Whether the function failed. */
  readonly hasFailed: boolean;
  /** Which version of the function it was. */
  readonly version: string;
  /** The last 4 KB of what the invocation logged. */
  readonly logTail: InvocationEnd['logTail'];
}
