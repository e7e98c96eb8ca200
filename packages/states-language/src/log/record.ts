/** How much an execution writes: the `Level` of a state machine's `LoggingConfiguration`. */
export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF';

/** A state machine's `LoggingConfiguration`, without its destination. */
export interface LoggingOptions {
  readonly level: LogLevel;
  /** Whether records show inputs, outputs and variables. */
  readonly includeExecutionData: boolean;
}

/** One event of an execution in the shape in which an Express workflow writes it to CloudWatch Logs. */
export interface ExecutionLogRecord {
  id: string;
  /** An event type of the execution history, for example `TaskStateEntered`. */
  type: string;
  details: Record<string, unknown>;
  previous_event_id: string;
  /** Milliseconds since the epoch. */
  event_timestamp: string;
  execution_arn: string;
  redrive_count: string;
}

const FATAL = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);
const ERROR = /Failed$|TimedOut$|Aborted$|^FailStateEntered$/;

/** Whether a level writes an event type (the table in step-functions/latest/dg/cw-logs). */
export function isWritten(type: string, level: LogLevel): boolean {
  switch (level) {
    case 'ALL':
      return true;
    case 'ERROR':
      return ERROR.test(type);
    case 'FATAL':
      return FATAL.has(type);
    case 'OFF':
      return false;
  }
}
