import type { Caller } from '../../access/caller';
import type { LegacyLogs } from './legacy';

/** A vended log, for those who are not converted yet. */
export class VendedLog {
  private readonly logGroupName: string;

  constructor(
    private readonly logs: LegacyLogs,
    private readonly caller: Caller,
    logGroupArn: string,
    private readonly logStreamName: string,
  ) {
    this.logGroupName = logs.logGroup(logGroupArn).logGroupName;
  }

  write(timestamp: number, record: string): void {
    this.logs.write(this.caller, this.logGroupName, this.logStreamName, timestamp, record);
  }
}
