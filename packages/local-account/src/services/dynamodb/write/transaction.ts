import { AwsError } from '../../../errors/aws-error';
import type { Item } from '../item/attribute-value';

/** Why one action of a transaction could not be done; `None` for one that could. */
export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: Item;
}

const NOT_TO_BLAME: CancellationReason = { Code: 'None' };

/**
 * Does all actions of a transaction, or tells why not.
 *
 * @param doEach what each action does, without a change to anything
 * @throws AwsError `TransactionCanceledException` if one of them throws what an action can be cancelled for
 */
export function allOrNothing<Action, Result>(
  actions: readonly Action[],
  doEach: (action: Action) => Result,
): Result[] {
  const results: Result[] = [];
  const reasons = actions.map((action) => {
    try {
      results.push(doEach(action));
      return NOT_TO_BLAME;
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (reasons.every((reason) => reason === NOT_TO_BLAME)) return results;
  const codes = reasons.map(({ Code }) => Code).join(', ');
  throw new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

/** The codes are those of the DynamoDB API Reference, TransactWriteItems. @throws what is no fault of an action's */
function reasonOf(error: unknown): CancellationReason {
  if (!(error instanceof AwsError)) throw error;
  const { code, message, members } = error;
  if (code === 'ConditionalCheckFailedException') {
    return { ...members, Code: 'ConditionalCheckFailed', Message: message };
  }
  if (code === 'ValidationException') return { Code: 'ValidationError', Message: message };
  throw error;
}
