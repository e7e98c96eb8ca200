import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Choice, Condition, Errors, Fail, type IChainable, Parallel } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoAttributeValue,
  DynamoGetItem,
  DynamoPutItem,
  DynamoUpdateItem,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { CONDITION_FAILED, TABLE_CALL_TIMEOUT } from '../table-call';
import { BODY_SHA256, CLAIM, CLAIM_ID, ITEM_KEY, leaseEnd, now } from './claim-expressions';

/** The same key with another transaction: to wait would not help. */
const KEY_REUSED = 'TransactionKeyReused';

/**
 * A state that takes the transaction's key for this execution, and assigns `isDuplicate`: whether one with this key and this body was
 * processed within the window. It hands on its input.
 *
 * While another execution has the key, it tries again for 15 s, and then fails with `TransactionInProgress`: whether this is a
 * duplicate turns out only when the other has ended, and until then neither may be dropped.
 */
export function claimKey(scope: Construct, table: ITable): Parallel {
  const claim = DynamoPutItem.jsonata(scope, 'PutClaim', {
    table,
    item: { ...CLAIM, heldUntil: leaseEnd },
    // DynamoDB may delete an item days after its time, so the time itself is compared. One's own claim is there already when
    // the answer to an earlier attempt was lost.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
    conditionExpression: 'attribute_not_exists(id) OR heldUntil <= :now OR claimId = :claimId',
    expressionAttributeValues: { ':now': now, ':claimId': CLAIM_ID },
    outputs: { isDuplicate: false },
    taskTimeout: TABLE_CALL_TIMEOUT,
  }).addCatch(tellDuplicate(scope, table), { errors: [CONDITION_FAILED] });
  return (
    Parallel.jsonata(scope, 'ClaimKey', {
      assign: { isDuplicate: '{% $states.result[0].isDuplicate %}' },
      outputs: '{% $states.input %}',
    })
      .branch(claim)
      .addRetry({ errors: [KEY_REUSED], maxAttempts: 0 })
      // 1, 2, 4 and 8 s: for another execution, and for DynamoDB.
      .addRetry({ errors: [Errors.ALL], interval: Duration.seconds(1), backoffRate: 2, maxAttempts: 4 })
  );
}

/** The key is taken: by a duplicate that is done, by one under way, or by something else. */
function tellDuplicate(scope: Construct, table: ITable): IChainable {
  // Nothing else updates items: by this, DynamoDB's own metrics count duplicates.
  const countDuplicate = DynamoUpdateItem.jsonata(scope, 'CountDuplicate', {
    table,
    key: ITEM_KEY,
    updateExpression: 'ADD duplicates :one',
    // It may have been deleted since, and an item that holds a count alone would never be deleted again.
    conditionExpression: 'attribute_exists(id)',
    expressionAttributeValues: { ':one': DynamoAttributeValue.fromNumber(1) },
    outputs: { isDuplicate: true },
    taskTimeout: TABLE_CALL_TIMEOUT,
  });
  const isDone = '$exists($states.input.Item.completedAt)';
  return DynamoGetItem.jsonata(scope, 'GetClaim', {
    table,
    key: ITEM_KEY,
    consistentRead: true,
    taskTimeout: TABLE_CALL_TIMEOUT,
  }).next(
    Choice.jsonata(scope, 'WhoHasKey')
      .when(
        Condition.jsonata(`{% ${isDone} and $states.input.Item.bodySha256.S = ${BODY_SHA256} %}`),
        countDuplicate,
      )
      .when(
        Condition.jsonata(`{% ${isDone} %}`),
        Fail.jsonata(scope, 'KeyIsReused', {
          error: KEY_REUSED,
          cause: 'A transaction with the same key and another body was processed before.',
        }),
      )
      .otherwise(
        Fail.jsonata(scope, 'KeyIsInProgress', {
          error: 'TransactionInProgress',
          cause:
            'One with the same key was still being processed after 15 s. Send this one again later: it is processed if the other failed, and suppressed if not.',
        }),
      ),
  );
}
