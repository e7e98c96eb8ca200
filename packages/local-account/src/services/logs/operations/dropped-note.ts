import type { LogEvent } from '../kept-log-events';
import { describeDropped, type LogGroup } from '../log-group';

/**
 * A client that asks for events which the local run has dropped for want of room is told so by an event in their place. AWS has no
 * such limit.
 *
 * @param startTime of what it asks for, in milliseconds since the epoch
 * @returns undefined where it does not miss any
 */
export function droppedNote(group: LogGroup, startTime: number): LogEvent | undefined {
  const { dropped } = group;
  if (!dropped || dropped.until < startTime) return undefined;
  const { until: timestamp } = dropped;
  return {
    eventId: '0',
    timestamp,
    number: 0,
    ingestionTime: timestamp,
    logStreamName: 'local-run',
    message: JSON.stringify({ level: 'WARN', message: describeDropped(group) }),
  };
}
