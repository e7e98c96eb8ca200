import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { JitterType, TaskInput, type TaskStateBase, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/**
 * A state that hands a function the event, and has the function's answer for its own. It tries again what AWS says can be tried
 * again; what the function itself throws it would throw again.
 *
 * @param id the state's name
 * @param handler may take 10 s, after a cold start of at most 10 s more
 */
export function invokeFunction(scope: Construct, id: string, handler: IFunction): TaskStateBase {
  const task = LambdaInvoke.jsonata(scope, id, {
    lambdaFunction: handler,
    payload: TaskInput.fromText('{% $states.input %}'),
    outputs: '{% $states.result.Payload %}',
    taskTimeout: Timeout.duration(Duration.seconds(20)),
    retryOnServiceExceptions: false,
  });
  task.addRetry({
    errors: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      // Throttling is the likeliest failure of all, and AWS's list of errors to retry leaves it out.
      'Lambda.TooManyRequestsException',
    ],
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.seconds(32),
    maxAttempts: 6,
    jitterStrategy: JitterType.FULL,
  });
  return task;
}
