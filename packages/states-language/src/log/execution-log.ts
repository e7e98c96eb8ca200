import type { Clock } from '../clock';
import type { Payload } from '../payload';
import { type ExecutionLogRecord, isWritten, type LoggingOptions } from './record';

/** CloudWatch Logs gets at most this much of an input or an output (step-functions/latest/dg/cw-logs). */
const MAX_DATA_BYTES = 248 * 1024;

/** Values by name, of which a record has the JSON texts. */
type LoggedValues = Readonly<Record<string, Pick<Payload, 'text'>>>;

/** One thing that happened. `data` and `assigned` are written only where execution data is to be logged. */
export interface ExecutionEvent {
  readonly type: string;
  readonly details?: Record<string, unknown>;
  readonly data?: LoggedValues;
  /** Variables and their new values. */
  readonly assigned?: LoggedValues;
}

/** Numbers an execution's events and writes those that the level asks for. */
export class ExecutionLog {
  private lastId = 0;

  constructor(
    private readonly clock: Clock,
    private readonly executionArn: string,
    private readonly options: LoggingOptions,
    private readonly write: (record: ExecutionLogRecord) => void,
  ) {}

  /** Answers the event's id. Every event has one, written or not. */
  record(event: ExecutionEvent, previousEventId: number): number {
    const id = ++this.lastId;
    if (isWritten(event.type, this.options.level)) {
      this.write({
        id: String(id),
        type: event.type,
        details: this.recordDetails(event),
        previous_event_id: String(previousEventId),
        event_timestamp: String(this.clock.now()),
        execution_arn: this.executionArn,
        redrive_count: '0',
      });
    }
    return id;
  }

  private recordDetails({ details = {}, data = {}, assigned = {} }: ExecutionEvent): Record<string, unknown> {
    if (!this.options.includeExecutionData) return details;
    const withData: Record<string, unknown> = Object.fromEntries(
      Object.entries(data).flatMap<[string, unknown]>(([name, { text }]) => {
        const cut = truncate(text);
        // `parameters` is the one that has no such companion (recorded: LocalStack's test_error_output).
        if (name === 'parameters') return [[name, cut]];
        return [
          [name, cut],
          [`${name}Details`, { truncated: cut !== text }],
        ];
      }),
    );
    const variables = Object.entries(assigned).map(([name, { text }]) => [name, text] as const);
    if (variables.length > 0) {
      withData.assignedVariables = Object.fromEntries(variables);
      withData.assignedVariablesDetails = { truncated: false };
    }
    return { ...withData, ...details };
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
