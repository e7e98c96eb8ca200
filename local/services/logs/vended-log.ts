import type { Caller } from '../../access/caller';
import type { LogsService } from './logs-service';

/** Writes the records that an AWS service delivers to a log group on the stack's behalf. */
export class VendedLog {
  /**
   * @param caller who delivers; AWS's delivery needs no permission of the stack's own roles
   * @param logGroupArn the group, with or without `:*`
   */
  constructor(
    private readonly logs: LogsService,
    private readonly caller: Caller,
    private readonly logGroupArn: string,
    private readonly logStreamName: string,
  ) {}

  write(timestamp: number, record: string): void {
    const { logGroupName } = this.logs.logGroup(this.logGroupArn);
    this.logs.write(this.caller, logGroupName, this.logStreamName, timestamp, record);
  }
}
