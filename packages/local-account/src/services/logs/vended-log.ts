import type { Caller } from '../../access/caller';
import type { LogsService } from './logs-service';

/** Writes the records that an AWS service delivers to a log group on the stack's behalf. */
export class VendedLog {
  private readonly logGroupName: string;

  /**
   * @param caller who delivers; AWS's delivery needs no permission of the stack's own roles
   * @param logGroupArn the group, with or without `:*`
   * @throws AwsError `ResourceNotFoundException`
   */
  constructor(
    private readonly logs: LogsService,
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
