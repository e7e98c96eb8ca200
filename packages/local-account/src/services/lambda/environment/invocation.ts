import type { TransactionIdentity } from '../../../trace/trace-record';
import type { HoldTime } from '../../../wire/operation';
import type { LogTail } from './log-tail';
import type { Outcome } from './outcome';

/** What is to go wrong with an invocation: the function never gets the event, or its process is killed. */
export type Fault = 'hang' | 'crash';

/** An event for a function. */
export interface Invocation {
  readonly requestId: string;
  /** The ARN as the caller gave it, with its qualifier. */
  readonly invokedFunctionArn: string;
  /** JSON. */
  readonly payload: string;
  /** What the caller tells of itself, as JSON. @default - nothing */
  readonly clientContext?: string;
  /** What the invocation is about: it goes with what the function logs meanwhile. @default - nothing tells */
  readonly transaction?: TransactionIdentity;
  readonly fault?: Fault;
}

/** An event that waits for a process. */
export interface WaitingInvocation extends Invocation {
  /** See `Call`. */
  readonly holdTime?: HoldTime;
}

/** How an invocation went. */
export interface InvocationEnd {
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly logTail: Pick<LogTail, 'text'>;
}
