import { appendLogEvents } from './append-log-events';
import type { LogsPorts } from './ports';

/** A stream of a log group into which an AWS service delivers records on the stack's behalf. */
export interface VendedLog {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/**
 * Opens a vended log. It is AWS's own delivery that writes: of the stack's roles, none needs a right to the group. The stream is
 * there from the first record on. What is delivered when the group has been deleted is lost.
 *
 * @param logGroupArn with or without `:*`
 * @throws AwsError `ResourceNotFoundException`
 */
export function openVendedLog(ports: LogsPorts, logGroupArn: string, logStreamName: string): VendedLog {
  const { groups } = ports;
  const { logGroupName } = groups.find(logGroupArn);
  return {
    write: (timestamp, message) => {
      if (!groups.has(logGroupName)) return;
      const group = groups.find(logGroupName);
      const stream = group.streams.get(logStreamName) ?? group.createStream(logStreamName);
      appendLogEvents(ports, { group, stream }, [{ timestamp, message }], {});
    },
  };
}
