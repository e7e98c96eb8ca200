import type { TransactionIdentity } from '../../trace/trace-record';
import type { LogGroup } from './log-group';
import type { LogStream } from './log-group-properties';
import type { LogsPorts } from './ports';

/** An event on its way into a stream. */
export interface NewLogEvent {
  /** When it happened, in milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** Appends events to a stream, whoever wrote them, and traces each with what it is about. */
export function appendLogEvents(
  { trace }: Pick<LogsPorts, 'trace'>,
  { group, stream }: { readonly group: LogGroup; readonly stream: LogStream },
  events: readonly NewLogEvent[],
  transaction: TransactionIdentity,
): void {
  for (const { timestamp, message } of events) {
    group.append(stream, timestamp, message);
    trace.record(group.logGroupName, transaction, {
      what: 'LogWritten',
      logStreamName: stream.logStreamName,
      // A record is one line as it is.
      message: message.replace(/\n$/, ''),
    });
  }
}
