import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { arn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import type { Trace } from '../../trace/trace';
import type { TransactionIdentity } from '../../trace/trace-record';
import { LogGroup, type LogStream } from './log-group';

/** CloudWatch Logs: the groups of the stack and what is written to them. */
export class LogsService {
  private readonly groups = new Map<string, LogGroup>();

  constructor(private readonly ports: { account: Account; access: Access; trace: Trace }) {}

  /** @throws AwsError `ResourceAlreadyExistsException` */
  createLogGroup(logGroupName: string, retentionInDays?: number): LogGroup {
    if (this.groups.has(logGroupName)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const group = new LogGroup(
      logGroupName,
      arn(this.ports.account, 'logs', `log-group:${logGroupName}`),
      retentionInDays,
    );
    this.groups.set(logGroupName, group);
    return group;
  }

  /** All groups, by name. */
  get logGroups(): LogGroup[] {
    return [...this.groups.values()].sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
  }

  /**
   * @param nameOrArn a group's name or its ARN, with or without `:*`
   * @throws AwsError `ResourceNotFoundException`
   */
  logGroup(nameOrArn: string): LogGroup {
    const name = nameOrArn.startsWith('arn:') ? nameOrArn.split(':')[6] : nameOrArn;
    const group = this.groups.get(name ?? '');
    if (group) return group;
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }

  /**
   * Writes one event, after making its stream if there is none.
   *
   * @throws AccessDenied if the writer may not
   */
  write(
    caller: Caller,
    logGroupName: string,
    logStreamName: string,
    timestamp: number,
    message: string,
    transaction: TransactionIdentity = {},
  ): void {
    const group = this.logGroup(logGroupName);
    const stream = group.streams.get(logStreamName) ?? this.createStream(caller, group, logStreamName);
    this.ports.access.require(caller, 'logs:PutLogEvents', stream.arn);
    group.append(stream, timestamp, message);
    this.ports.trace.record(logGroupName, transaction, { what: 'LogWritten', logStreamName, message });
  }

  private createStream(caller: Caller, group: LogGroup, logStreamName: string): LogStream {
    this.ports.access.require(caller, 'logs:CreateLogStream', `${group.arn}:log-stream:${logStreamName}`);
    return group.createStream(logStreamName);
  }
}
