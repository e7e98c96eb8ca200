import type { LogsPorts } from './ports';
import { writeLogEvent } from './write-log-event';

/** Where an AWS service delivers records on the stack's behalf: a stream of a log group. */
export interface LogDelivery {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/** The target of a delivery. */
export interface DeliveryTarget {
  /** With or without `:*`. */
  readonly logGroupArn: string;
  readonly logStreamName: string;
}

/**
 * Opens a delivery. AWS's own service writes it: of the stack's roles, none needs a right to the group.
 *
 * @throws AwsError `ResourceNotFoundException`
 */
export function openLogDelivery(
  ports: LogsPorts,
  { logGroupArn, logStreamName }: DeliveryTarget,
): LogDelivery {
  const { logGroupName } = ports.groups.find(logGroupArn);
  const caller = ports.access.administrator;
  return {
    write: (timestamp, message) =>
      writeLogEvent(ports, { caller }, { logGroupName, logStreamName, timestamp, message }),
  };
}
