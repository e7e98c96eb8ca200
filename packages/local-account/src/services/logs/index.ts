import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import type { Call } from '../../wire/operation';
import { acceptedLogsTypes } from './accepted-types';
import type { LogGroupProperties } from './log-group';
import { LogGroups } from './log-groups';
import { openVendedLog, type VendedLog } from './open-vended-log';
import { describeLogGroups } from './operations/describe-log-groups';
import { describeLogStreams } from './operations/describe-log-streams';
import { filterLogEvents } from './operations/filter-log-events';
import { getLogEvents } from './operations/get-log-events';
import { startLiveTail } from './operations/start-live-tail';
import type { LogsPorts } from './ports';
import { logsLogGroup } from './resources/logs-log-group';
import { type NewLogEvent, writeLogEvent } from './write-log-event';

export type { VendedLog } from './open-vended-log';

/** What CloudWatch Logs does for the other services. */
export interface Logs {
  /** @throws AwsError `ResourceAlreadyExistsException` */
  createLogGroup(properties: LogGroupProperties): void;
  /** Writes one event with the writer's own rights. @throws AccessDenied; AwsError `ResourceNotFoundException` */
  write(call: Pick<Call, 'caller' | 'transaction'>, event: NewLogEvent): void;
  /**
   * Opens a stream that AWS itself delivers to.
   *
   * @param logGroupArn with or without `:*`
   * @throws AwsError `ResourceNotFoundException`
   */
  openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
}

/** CloudWatch Logs: what the stack has logged. The CLI's `logs tail` is FilterLogEvents, asked again and again. */
export function logsService(account: AccountPorts): {
  readonly service: Service;
  readonly logs: Logs;
} {
  const end = new AbortController();
  const groups = new LogGroups(account.account, account.clock);
  const ports: LogsPorts = { ...account, groups, ended: end.signal };
  const service = createService<LogsPorts>(account, {
    name: 'logs',
    ports,
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'Logs_20140328' }),
      operations: [describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents, startLiveTail],
      inputErrors: { constraint: 'InvalidParameterException' },
    },
    resources: [logsLogGroup],
    accepted: acceptedLogsTypes,
    stop: () => end.abort(),
  });
  const logs: Logs = {
    createLogGroup: (properties) => void groups.create(properties),
    write: (call, event) => writeLogEvent(ports, call, event),
    openVendedLog: (logGroupArn, logStreamName) => openVendedLog(ports, logGroupArn, logStreamName),
  };
  return { service, logs };
}
