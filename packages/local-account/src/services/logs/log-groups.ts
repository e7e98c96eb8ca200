import type { Account } from '../../account';
import { arn, isArn, parseArn } from '../../arn';
import type { Clock } from '../../clock/clock';
import { AwsError } from '../../errors/aws-error';
import { LogGroup, type LogGroupProperties } from './log-group';

/** The log groups of the account. */
export class LogGroups {
  private readonly byName = new Map<string, LogGroup>();

  constructor(
    private readonly account: Account,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** @throws AwsError `ResourceAlreadyExistsException` */
  create(properties: LogGroupProperties): LogGroup {
    const { logGroupName } = properties;
    if (this.byName.has(logGroupName)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const group = new LogGroup(properties, logGroupArn(this.account, logGroupName), this.clock);
    this.byName.set(logGroupName, group);
    return group;
  }

  /** All groups, by name. */
  get all(): LogGroup[] {
    return [...this.byName.values()].sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
  }

  has(nameOrArn: string): boolean {
    return this.byName.has(logGroupNameOf(nameOrArn));
  }

  /**
   * @param nameOrArn a group's name or its ARN, with or without `:*`
   * @throws AwsError `ResourceNotFoundException`
   */
  find(nameOrArn: string): LogGroup {
    const group = this.byName.get(logGroupNameOf(nameOrArn));
    if (group) return group;
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
}

/** Without the `:*` that some callers add. */
export function logGroupArn(account: Account, logGroupName: string): string {
  return arn(account, 'logs', `log-group:${logGroupName}`);
}

/**
 * @param nameOrArn a group's name or its ARN, with or without `:*`
 * @returns the name, in which there can be no colon
 */
export function logGroupNameOf(nameOrArn: string): string {
  if (!isArn(nameOrArn)) return nameOrArn;
  return /^log-group:([^:]*)/.exec(parseArn(nameOrArn).resource)?.[1] ?? '';
}
