import type { Clock } from '../clock';
import type { ExecutionLogRecord, LoggingOptions } from './record';
import { isWritten } from './record';

/** CloudWatch Logs gets at most this much of an input or an output (step-functions/latest/dg/cw-logs). */
const MAX_DATA_BYTES = 248 * 1024;

/** One thing that happened; `data` are JSON texts that are shown only where execution data is to be shown. */
export interface ExecutionEvent {
  readonly type: string;
  readonly details?: Record<string, unknown>;
  readonly data?: Readonly<Record<string, string>>;
  /** Variables and the JSON texts of their new values. */
  readonly assigned?: Readonly<Record<string, string>>;
}

/** Numbers an execution's events and writes those that the level asks for. */
export class ExecutionLog {
  #lastId = 0;

  constructor(
    private readonly clock: Clock,
    private readonly executionArn: string,
    private readonly options: LoggingOptions,
    private readonly write: (record: ExecutionLogRecord) => void,
  ) {}

  /** Answers the event's id. Every event has one, written or not. */
  record(event: ExecutionEvent, previousEventId: number): number {
    const id = ++this.#lastId;
    if (isWritten(event.type, this.options.level)) {
      this.write({
        id: String(id),
        type: event.type,
        details: this.#details(event),
        previous_event_id: String(previousEventId),
        event_timestamp: String(this.clock.now()),
        execution_arn: this.executionArn,
        redrive_count: '0',
      });
    }
    return id;
  }

  #details({ details = {}, data = {}, assigned }: ExecutionEvent): Record<string, unknown> {
    if (!this.options.includeExecutionData) return details;
    const shown: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(data)) {
      shown[name] = truncate(text);
      // `parameters` is the one that has no such companion (recorded: LocalStack's test_error_output).
      if (name !== 'parameters') shown[`${name}Details`] = { truncated: shown[name] !== text };
    }
    if (assigned && Object.keys(assigned).length > 0) {
      shown.assignedVariables = assigned;
      shown.assignedVariablesDetails = { truncated: false };
    }
    return { ...shown, ...details };
  }
}

function truncate(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= MAX_DATA_BYTES) return text;
  // A character that the cut went through decodes to the replacement character: leave it out.
  return bytes
    .subarray(0, MAX_DATA_BYTES)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
}
