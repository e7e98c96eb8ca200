import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { JitterType, TaskInput, type TaskStateBase, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export interface InvokeFunctionProps {
  /** What it hands on. @default - the function's answer */
  readonly outputs?: string;
  /** How often it tries again. Each time takes 20 s at the most, and the waits before it 3, 6, 12, 24 and 32 s. @default 5 */
  readonly maxRetries?: number;
}

/**
 * A state that hands a function its input, the event, and has the function's answer for its own. It tries again what AWS says can
 * be tried again; what the function itself throws it would throw again.
 *
 * @param id the state's name
 * @param handler may take 10 s, after a cold start of at most 10 s more
 */
export function invokeFunction(
  scope: Construct,
  id: string,
  handler: IFunction,
  { outputs = '{% $states.result.Payload %}', maxRetries = 5 }: InvokeFunctionProps = {},
): TaskStateBase {
  const task = LambdaInvoke.jsonata(scope, id, {
    lambdaFunction: handler,
    payload: TaskInput.fromText('{% $states.input %}'),
    outputs,
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
    interval: Duration.seconds(3),
    backoffRate: 2,
    maxDelay: Duration.seconds(32),
    maxAttempts: maxRetries,
    jitterStrategy: JitterType.FULL,
  });
  return task;
}
