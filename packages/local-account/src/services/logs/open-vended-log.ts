import type { LogsPorts } from './ports';
import { writeLogEvent } from './write-log-event';

/** A stream of a log group into which an AWS service delivers records on the stack's behalf. */
export interface VendedLog {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/**
 * Opens a vended log. It is AWS's own delivery that writes: of the stack's roles, none needs a right to the group.
 *
 * @param logGroupArn with or without `:*`
 * @throws AwsError `ResourceNotFoundException`
 */
export function openVendedLog(ports: LogsPorts, logGroupArn: string, logStreamName: string): VendedLog {
  const { logGroupName } = ports.groups.find(logGroupArn);
  const caller = ports.access.administrator;
  return {
    write: (timestamp, message) =>
      writeLogEvent(ports, { caller }, { logGroupName, logStreamName, timestamp, message }),
  };
}
