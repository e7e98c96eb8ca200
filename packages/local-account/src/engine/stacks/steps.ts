import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Deployment } from './deployment';

/**
 * The statuses that a stack goes through.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export interface Steps {
  readonly inProgress: StackStatus;
  readonly failed: StackStatus;
  /** @default - there is nothing to clean up */
  readonly cleaningUp?: StackStatus;
  readonly complete: StackStatus;
  readonly rollingBack: StackStatus;
  /** @default - there is no clean-up apart from it */
  readonly cleaningUpRollback?: StackStatus;
  readonly rollbackFailed: StackStatus;
  readonly rolledBack: StackStatus;
}

export const CREATING: Steps = {
  inProgress: 'CREATE_IN_PROGRESS',
  failed: 'CREATE_FAILED',
  complete: 'CREATE_COMPLETE',
  rollingBack: 'ROLLBACK_IN_PROGRESS',
  rollbackFailed: 'ROLLBACK_FAILED',
  rolledBack: 'ROLLBACK_COMPLETE',
};

export const UPDATING: Steps = {
  inProgress: 'UPDATE_IN_PROGRESS',
  failed: 'UPDATE_FAILED',
  cleaningUp: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  complete: 'UPDATE_COMPLETE',
  rollingBack: 'UPDATE_ROLLBACK_IN_PROGRESS',
  cleaningUpRollback: 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  rollbackFailed: 'UPDATE_ROLLBACK_FAILED',
  rolledBack: 'UPDATE_ROLLBACK_COMPLETE',
};

/** @returns in CloudFormation's words, which end with a space; undefined if none has failed */
export function describeFailed(
  verb: 'create' | 'update' | 'delete',
  logicalIds: readonly string[],
): string | undefined {
  if (logicalIds.length === 0) return undefined;
  return `The following resource(s) failed to ${verb}: [${logicalIds.join(', ')}]. `;
}

/** What a deployment failed of: its resources, or what is told of the stack as a whole. */
export function describeFailedDeployment({ failed }: Pick<Deployment, 'failed'>, error: Error): string {
  const reasons = [
    describeFailed('create', [...failed.created]),
    describeFailed('update', [...failed.updated]),
  ];
  return reasons.join('') || `${error.message} `;
}
