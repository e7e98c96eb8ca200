import type { Call } from '../../wire/operation';
import type { LogGroup, LogStream } from './log-group';
import type { LogsPorts } from './ports';

/** An event on its way into a group. */
export interface NewLogEvent {
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** When it happened, in milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/**
 * Writes one event, after making its stream if there is none: what its writer would take CreateLogStream and PutLogEvents for, and
 * needs the rights to. It is done when it returns, so that what is logged of something is there when that has ended.
 *
 * @throws AccessDenied if the writer may not; AwsError `ResourceNotFoundException`
 */
export function writeLogEvent(
  { access, groups, trace }: LogsPorts,
  { caller, transaction = {} }: Pick<Call, 'caller' | 'transaction'>,
  { logGroupName, logStreamName, timestamp, message }: NewLogEvent,
): void {
  const group = groups.find(logGroupName);
  const stream = group.streams.get(logStreamName) ?? createStream(group);
  access.require(caller, 'logs:PutLogEvents', stream.arn, transaction);
  group.append(stream, timestamp, message);
  trace.record(logGroupName, transaction, { what: 'LogWritten', logStreamName, message });

  function createStream({ arn }: LogGroup): LogStream {
    access.require(caller, 'logs:CreateLogStream', `${arn}:log-stream:${logStreamName}`, transaction);
    return group.createStream(logStreamName);
  }
}
