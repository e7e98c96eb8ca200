import { Duration } from 'aws-cdk-lib';
import { Errors, type TaskStateBase, Timeout } from 'aws-cdk-lib/aws-stepfunctions';

/** A condition did not hold, in the words of Step Functions' own integration of DynamoDB. */
export const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';

/** A call takes DynamoDB some milliseconds; what takes longer is tried again. */
export const TABLE_CALL_TIMEOUT = Timeout.duration(Duration.seconds(2));

/** Tries a call of DynamoDB twice more whatever it fails with, but for a condition, which would not hold the next time either. */
export function retryTableCall(task: TaskStateBase): TaskStateBase {
  task.addRetry({ errors: [CONDITION_FAILED], maxAttempts: 0 });
  task.addRetry({ errors: [Errors.ALL], interval: Duration.seconds(1), backoffRate: 2, maxAttempts: 2 });
  return task;
}
