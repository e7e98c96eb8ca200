import type { ChangeSetStatus, ExecutionStatus } from '@aws-sdk/client-cloudformation';
import type { ResourceChange } from '../../../engine/stacks/resource-change';
import type { StackRequest } from '../../../engine/stacks/stack-request';
import type { StackView } from '../../../engine/stacks/stack-view';

/** What would become of a stack, to be looked at before it is done. */
export interface ChangeSet {
  readonly changeSetId: string;
  readonly changeSetName: string;
  readonly description?: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly stack: StackView;
  readonly request: StackRequest;
  readonly changes: readonly ResourceChange[];
  readonly includeNestedStacks: boolean;
  readonly onStackFailure?: 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';
  /** How the stack was found. @default - it was not looked at, for the change set brings no drift back */
  readonly stackDriftStatus?: 'DRIFTED' | 'IN_SYNC';
  readonly createdAt: Date;
  readonly status: Extract<ChangeSetStatus, 'CREATE_COMPLETE' | 'FAILED'>;
  readonly statusReason?: string;
  executionStatus: ExecutionStatus;
}
