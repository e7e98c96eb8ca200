import { DynamoAttributeValue } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** An Express workflow has five minutes from its start, so nobody works under a claim that is older; ten seconds for clocks that differ. */
const LEASE_SECONDS = 5 * 60 + 10;

/** The variable with what duplicates have in common. */
export const IDEMPOTENCY_KEY = 'idempotencyKey';

/** The item of a transaction. */
export const ITEM_KEY = { id: DynamoAttributeValue.fromString(`{% $string($${IDEMPOTENCY_KEY}) %}`) };

/** The name of this execution's claim, in each state after `MakeClaim`. */
export const CLAIM_ID = DynamoAttributeValue.fromString('{% $string($claimId) %}');

/** The digest of its transaction. */
export const BODY_SHA256 = '$string($bodySha256)';

/** What an item says of the execution that has it, and of its transaction. */
export const CLAIM = {
  ...ITEM_KEY,
  claimId: CLAIM_ID,
  bodySha256: DynamoAttributeValue.fromString(`{% ${BODY_SHA256} %}`),
  executionArn: DynamoAttributeValue.fromString('{% $states.context.Execution.Id %}'),
};

const NOW = '$floor($millis() / 1000)';

/** Seconds since 1970, as DynamoDB's time to live takes them. */
export const now = seconds(NOW);
export const leaseEnd = seconds(
  `$floor($toMillis($states.context.Execution.StartTime) / 1000) + ${LEASE_SECONDS}`,
);
export const windowEnd = (windowSeconds: number) => seconds(`${NOW} + ${windowSeconds}`);

function seconds(expression: string): DynamoAttributeValue {
  return DynamoAttributeValue.numberFromString(`{% $string(${expression}) %}`);
}
