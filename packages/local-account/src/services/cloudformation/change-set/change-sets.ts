import { randomUUID } from 'node:crypto';
import type { Account } from '../../../account';
import { arn, isArn } from '../../../arn';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { ChangeSet } from './change-set';

/** The change sets of an account. They live as long as it does. */
export class ChangeSets {
  private readonly byId = new Map<string, ChangeSet>();

  constructor(private readonly account: Account) {}

  /** @throws AwsError `AlreadyExistsException` */
  add(given: Omit<ChangeSet, 'changeSetId'>): ChangeSet {
    const { changeSetName, stack } = given;
    if (this.listOf(stack).some((other) => other.changeSetName === changeSetName)) {
      throw new AwsError('AlreadyExistsException', `ChangeSet ${changeSetName} already exists`);
    }
    const changeSetId = arn(this.account, 'cloudformation', `changeSet/${changeSetName}/${randomUUID()}`);
    const changeSet = { ...given, changeSetId };
    this.byId.set(changeSetId, changeSet);
    return changeSet;
  }

  /** Those of a stack that were not executed and are not obsolete, in the order of their creation. */
  listOf(stack: StackView): ChangeSet[] {
    return [...this.byId.values()].filter(
      (changeSet) =>
        changeSet.stack === stack && ['AVAILABLE', 'UNAVAILABLE'].includes(changeSet.executionStatus),
    );
  }

  /** @param stack where the change set is named, and not given by its id */
  find(nameOrId: string, stack: StackView | undefined): ChangeSet | undefined {
    if (isArn(nameOrId)) return this.byId.get(nameOrId);
    const ofStack = [...this.byId.values()].filter((changeSet) => changeSet.stack === stack);
    return ofStack.findLast(({ changeSetName }) => changeSetName === nameOrId);
  }

  /** The one that a stack has become what it is by; undefined if a request of another kind did that. */
  executedOf(stack: StackView): ChangeSet | undefined {
    return [...this.byId.values()].findLast(
      (changeSet) => changeSet.stack === stack && changeSet.executionStatus.startsWith('EXECUTE'),
    );
  }

  delete({ changeSetId }: ChangeSet): void {
    this.byId.delete(changeSetId);
  }

  /**
   * A stack becomes something else: its other change sets are no longer about what it is.
   *
   * @param executed what it becomes that by @default - a request of another kind
   */
  stackChanges(stack: StackView, executed?: ChangeSet): void {
    for (const changeSet of this.byId.values()) {
      if (changeSet.stack !== stack || changeSet === executed) continue;
      if (changeSet.executionStatus.startsWith('EXECUTE')) this.delete(changeSet);
      else changeSet.executionStatus = 'OBSOLETE';
    }
  }

  /** A stack that is gone leaves nothing to execute. */
  stackIsDeleted(stack: StackView): void {
    for (const changeSet of this.listOf(stack)) this.delete(changeSet);
  }
}
