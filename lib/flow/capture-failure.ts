import { Duration, Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CustomState, Errors, Fail, type IChainable, JitterType, Pass } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { DATA_LIMIT_EXCEEDED } from './data-limit-exceeded';

/**
 * Sends the workflow's whole input to *unprocessed*, in the shape in which EventBridge itself writes a dead letter, and
 * fails the execution.
 *
 * It must not be able to fail on what it is given. The body is an object, which Step Functions makes text of: `$string`
 * would escape it a second time and pass the limit of 256 KiB. SQS refuses an empty attribute (a timeout's cause is empty)
 * and characters outside its range (an error message may hold half a surrogate pair), so the texts are printable ASCII, one
 * character or more. Should the first send fail all the same, a second one depends on nothing that came with the error.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
export function captureFailure(scope: Construct, unprocessed: IQueue): IChainable {
  const keepFailure = Pass.jsonata(scope, 'KeepFailure', { assign: { failure: '{% $states.input %}' } });
  const failed = Fail.jsonata(scope, 'TransactionFailed', {
    error: '{% $failure.Error %}',
    cause: '{% $failure.Cause %}',
  });
  const captureWithoutDetails = sendToUnprocessed(scope, 'CaptureWithoutDetails', unprocessed, {
    ERROR_CODE: 'UNKNOWN',
    ERROR_MESSAGE: 'The error itself could not be sent: see the log of the workflow.',
    TARGET_ARN: '{% $states.context.StateMachine.Id %}',
    EXECUTION_ARN: '{% $states.context.Execution.Id %}',
  }).next(failed);
  const captureTransaction = sendToUnprocessed(scope, 'CaptureTransaction', unprocessed, {
    ERROR_CODE: printable('$failure.Error', 'UNKNOWN'),
    ERROR_MESSAGE: printable(ERROR_TEXT, 'No message was given.'),
    TARGET_ARN: '{% $states.context.StateMachine.Id %}',
    EXECUTION_ARN: '{% $states.context.Execution.Id %}',
  })
    .addCatch(captureWithoutDetails, { errors: [DATA_LIMIT_EXCEEDED] })
    .addCatch(captureWithoutDetails, { errors: [Errors.ALL] })
    .next(failed);
  return keepFailure.next(captureTransaction);
}

/** A Lambda error's cause is JSON text with the function's own message in it; any other cause is the message. */
const ERROR_TEXT =
  '($message := $match($failure.Cause, /"errorMessage":"((?:[^\\\\"]|\\\\.){1,256})/, 1).groups[0]; $message ? $message : $failure.Cause)';

function printable(expression: string, otherwise: string): string {
  return `{% ( $text := $substring($replace($string(${expression}), /[^ -~]/, "?"), 0, 256); $text ? $text : "${otherwise}" ) %}`;
}

/** CDK's `SqsSendMessage` cannot set message attributes. */
function sendToUnprocessed(
  scope: Construct,
  id: string,
  queue: IQueue,
  attributes: Record<string, string>,
): CustomState {
  return new CustomState(scope, id, {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Stack.of(scope).partition}:states:::sqs:sendMessage`,
      Arguments: {
        QueueUrl: queue.queueUrl,
        MessageBody: '{% $states.context.Execution.Input %}',
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            name,
            { DataType: 'String', StringValue: value },
          ]),
        ),
      },
      TimeoutSeconds: 5,
    },
  }).addRetry({
    errors: [Errors.ALL],
    interval: Duration.seconds(1),
    backoffRate: 2,
    maxAttempts: 2,
    jitterStrategy: JitterType.FULL,
  });
}
