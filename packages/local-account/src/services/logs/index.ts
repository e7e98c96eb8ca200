import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import type { Call } from '../../wire/operation';
import { acceptedLogsTypes } from './accepted-types';
import type { NewLogEvent } from './append-log-events';
import { LogGroups } from './log-groups';
import { openVendedLog, type VendedLog } from './open-vended-log';
import { createLogGroup } from './operations/create-log-group';
import { createLogStream } from './operations/create-log-stream';
import { deleteResourcePolicy } from './operations/delete-resource-policy';
import { describeLogGroups } from './operations/describe-log-groups';
import { describeLogStreams } from './operations/describe-log-streams';
import { describeResourcePolicies } from './operations/describe-resource-policies';
import { filterLogEvents } from './operations/filter-log-events';
import { getLogEvents } from './operations/get-log-events';
import { putLogEvents } from './operations/put-log-events';
import { putResourcePolicy } from './operations/put-resource-policy';
import { startLiveTail } from './operations/start-live-tail';
import type { LogsPorts } from './ports';
import { ResourcePolicies } from './resource-policies';
import { cdkLogResourcePolicy } from './resources/cdk-log-resource-policy';
import { logsLogGroup } from './resources/logs-log-group';
import { logsResourcePolicy } from './resources/logs-resource-policy';

export type { VendedLog } from './open-vended-log';

/** What CloudWatch Logs does for the other services: its operations, as they are called with the caller's rights. */
export interface Logs {
  /** @throws AwsError as CreateLogGroup does, AccessDenied among them */
  createLogGroup(call: Call, input: { readonly logGroupName: string }): Promise<object>;
  /** @throws AwsError as CreateLogStream does, AccessDenied among them */
  createLogStream(call: Call, input: LogStreamName): Promise<object>;
  /** @throws AwsError as PutLogEvents does, AccessDenied among them */
  putLogEvents(
    call: Call,
    input: LogStreamName & { readonly logEvents: readonly NewLogEvent[] },
  ): Promise<object>;
  /**
   * Opens a stream that AWS itself delivers to.
   *
   * @param logGroupArn with or without `:*`
   * @throws AwsError `ResourceNotFoundException`
   */
  openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
}

interface LogStreamName {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** CloudWatch Logs: what the stack has logged. The CLI's `logs tail` is FilterLogEvents, asked again and again. */
export function logsService(account: AccountPorts): {
  readonly service: Service;
  readonly logs: Logs;
  readonly groups: LogGroups;
} {
  const end = new AbortController();
  const groups = new LogGroups(account.account, account);
  const ports: LogsPorts = {
    ...account,
    groups,
    resourcePolicies: new ResourcePolicies(account),
    ended: end.signal,
  };
  const service = createService<LogsPorts>(account, {
    name: 'logs',
    ports,
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'Logs_20140328' }),
      operations: [
        createLogGroup,
        createLogStream,
        deleteResourcePolicy,
        describeLogGroups,
        describeLogStreams,
        describeResourcePolicies,
        filterLogEvents,
        getLogEvents,
        putLogEvents,
        putResourcePolicy,
        startLiveTail,
      ],
      inputErrors: { constraint: 'InvalidParameterException' },
    },
    resources: [cdkLogResourcePolicy, logsLogGroup, logsResourcePolicy],
    accepted: acceptedLogsTypes,
    restore: () => groups.restore(),
    resume: () => groups.restoreMade(),
    stop: () => end.abort(),
  });
  const logs: Logs = {
    createLogGroup: (call, input) => service.perform(createLogGroup, input, call),
    createLogStream: (call, input) => service.perform(createLogStream, input, call),
    putLogEvents: (call, { logEvents, ...stream }) =>
      service.perform(putLogEvents, { ...stream, logEvents: [...logEvents] }, call),
    openVendedLog: (logGroupArn, logStreamName) => openVendedLog(ports, logGroupArn, logStreamName),
  };
  return { service, logs, groups };
}
