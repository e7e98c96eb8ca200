import type { Caller } from '../../access/caller';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { LogGroup } from './log-group';
import type { LogsPorts } from './ports';
import { writeLogEvent } from './write-log-event';

/** The service as those call it that are not converted yet. */
export class LegacyLogs {
  constructor(private readonly ports: LogsPorts) {}

  logGroup(nameOrArn: string): LogGroup {
    return this.ports.groups.find(nameOrArn);
  }

  write(
    caller: Caller,
    logGroupName: string,
    logStreamName: string,
    timestamp: number,
    message: string,
    transaction?: TransactionIdentity,
  ): void {
    const event = { logGroupName, logStreamName, timestamp, message };
    writeLogEvent(this.ports, { caller, transaction }, event);
  }
}
