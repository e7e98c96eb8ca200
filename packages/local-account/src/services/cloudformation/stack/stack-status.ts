import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';

/**
 * From these a stack can be updated; those that end with FAILED are of an operation that was not rolled back.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
 */
const UPDATABLE: readonly StackStatus[] = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** @throws AwsError `ValidationError`, recorded on AWS */
export function requireUpdatable({ stackId, status }: StackView): void {
  if (UPDATABLE.includes(status)) return;
  throw new AwsError('ValidationError', `Stack:${stackId} is in ${status} state and can not be updated.`);
}

/** @throws AwsError `ValidationError`. Not confirmed against AWS: the words for a stack that cannot be rolled back. */
export function requireStatus(
  { stackId, status }: StackView,
  allowed: readonly StackStatus[],
  operation: string,
): void {
  if (allowed.includes(status)) return;
  throw new AwsError(
    'ValidationError',
    `Stack:${stackId} is in ${status} state and can not be ${operation}.`,
  );
}

export function isInProgress({ status }: StackView): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}
