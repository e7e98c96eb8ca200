import type { StackRequest } from '../../../engine/stacks/stack-request';
import { AwsError } from '../../../errors/aws-error';

export interface GivenOnFailure {
  readonly DisableRollback?: boolean | undefined;
  /** `OnFailure` of CreateStack, `OnStackFailure` of a change set. */
  readonly OnFailure?: 'DELETE' | 'DO_NOTHING' | 'ROLLBACK' | undefined;
  readonly mode?: 'EXPRESS' | 'STANDARD' | undefined;
}

/**
 * What becomes of a stack whose operation fails. In the mode `EXPRESS` nothing is rolled back unless `DisableRollback` is false.
 *
 * @throws AwsError `ValidationError` for two answers to that
 */
export function onFailureOf({ DisableRollback, OnFailure, mode }: GivenOnFailure): StackRequest['onFailure'] {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    throw new AwsError(
      'ValidationError',
      'You can specify either DisableRollback or OnFailure, but not both.',
    );
  }
  if (OnFailure !== undefined) return OnFailure;
  return (DisableRollback ?? mode === 'EXPRESS') ? 'DO_NOTHING' : 'ROLLBACK';
}
