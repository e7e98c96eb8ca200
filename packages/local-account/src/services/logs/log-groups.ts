import type { Account } from '../../account';
import { arn, isArn, parseArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import { Numbers } from '../../store/numbers';
import { type RestoredGroup, restoreGroups } from './kept-log-group';
import { LogGroup, type LogGroupPorts } from './log-group';
import type { LogGroupProperties } from './log-group-properties';

/** The log groups of the account. */
export class LogGroups {
  private readonly byName = new Map<string, LogGroup>();
  /** What earlier runs have left of groups that have not been created yet, by name. */
  private restored = new Map<string, RestoredGroup>();
  private readonly numbers: Numbers;

  constructor(
    private readonly account: Account,
    private readonly ports: Omit<LogGroupPorts, 'numbers'>,
  ) {
    this.numbers = new Numbers(ports.clock);
  }

  /** Reads what earlier runs have kept: each group takes back its events when it is created. */
  async restore(): Promise<void> {
    this.restored = await restoreGroups(this.ports.store);
    for (const { state } of this.restored.values()) this.numbers.passOver(state?.lastNumber ?? 0);
  }

  /**
   * Makes the groups once more that clients of earlier runs have made, unless a template has one of that name now.
   *
   * @returns which groups are there no more, and had events, in words
   */
  restoreMade(): string[] {
    for (const { state } of this.restored.values()) if (state?.made) this.make(state.made);
    return [...this.restored].flatMap(([name, { state }]) =>
      state && state.count > 0 ? [`events of log group ${name}: ${state.count}`] : [],
    );
  }

  /** As `create`, for a client: it is there in runs to come, too. */
  make(properties: LogGroupProperties): LogGroup {
    return this.create(properties, properties);
  }

  /**
   * @param made by a client @default - by a template
   * @param keptBytesLimit @default - 1 GiB
   * @throws AwsError `ResourceAlreadyExistsException`
   */
  create(properties: LogGroupProperties, made?: LogGroupProperties, keptBytesLimit?: number): LogGroup {
    const { logGroupName } = properties;
    if (this.byName.has(logGroupName)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const restored = this.restored.get(logGroupName);
    this.restored.delete(logGroupName);
    const group = new LogGroup(
      properties,
      logGroupArn(this.account, logGroupName),
      { ...this.ports, numbers: this.numbers },
      { ...restored, made },
      keptBytesLimit,
    );
    this.byName.set(logGroupName, group);
    return group;
  }

  /** Deletes a group with all that was logged to it. @returns when nothing of it is kept any more */
  async delete(logGroupName: string): Promise<void> {
    const group = this.byName.get(logGroupName);
    this.byName.delete(logGroupName);
    await group?.destroy();
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
