import { z } from 'zod';
import { conditionFailed } from '../errors';
import type { Condition } from '../expression/condition';
import { conditionHolds } from '../expression/evaluate-condition';
import { parseCondition } from '../expression/parse-condition';
import type { Placeholders } from '../expression/placeholders';
import { placeholders, returnValuesOnConditionCheckFailure } from '../request-members';
import type { StoredItem } from '../table/stored-item';

/** The members of a request that a condition is given by. */
export const conditionMembers = {
  ...placeholders,
  ConditionExpression: z.string().optional(),
  ReturnValuesOnConditionCheckFailure: returnValuesOnConditionCheckFailure,
};

/** What has to hold of the item that is there, for a write to be made. */
export interface WriteCondition {
  /** @default - it is made in any case */
  readonly condition?: Condition;
  /** Whether whoever asks is shown the item for which it does not hold. */
  readonly showsItem: boolean;
}

export function readCondition(
  input: { readonly ConditionExpression?: string; readonly ReturnValuesOnConditionCheckFailure: string },
  given: Placeholders,
): WriteCondition {
  const { ConditionExpression } = input;
  return {
    condition:
      ConditionExpression === undefined
        ? undefined
        : parseCondition('ConditionExpression', ConditionExpression, given),
    showsItem: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  };
}

/** @throws AwsError `ConditionalCheckFailedException` */
export function requireCondition(
  { condition, showsItem }: WriteCondition,
  stored: StoredItem | undefined,
): void {
  if (!condition || conditionHolds(condition, stored?.item ?? {})) return;
  throw conditionFailed(showsItem ? stored?.item : undefined);
}
