import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Choice,
  Condition,
  CustomState,
  Errors,
  Fail,
  type IStateMachine,
  JitterType,
  StateMachine,
  StateMachineType,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Processing } from './processing';
import { WorkflowError } from './workflow-check/workflow-error';

/** How long a state machine may take; once more, after a wait, and with the dead-letter sends, that is just under five minutes. */
const TIMEOUT = Duration.seconds(120);

/**
 * States that hand an Express state machine the event, wait for its end, and fail as it failed: with its error and its cause, where
 * it timed out with `States.Timeout`. So it may be in JSONPath, and need not catch anything, not even States.Runtime, which it
 * cannot catch.
 *
 * AWS's page sends Express workflows that wait for another one to this integration. Its answer would have the input in it once more,
 * escaped, and the output; with METADATA_ONLY it has neither, and is a few hundred bytes whatever the transaction is. Whether error
 * and cause are in it then is not confirmed: without them, the dead letter says where to look.
 *
 * @throws WorkflowError for a Standard one, which AWS does not run in this way
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export function callStateMachine(scope: Construct, stateMachine: IStateMachine): Processing {
  if (stateMachine instanceof StateMachine && stateMachine.stateMachineType !== StateMachineType.EXPRESS) {
    throw WorkflowError.ofProblems([
      `${stateMachine.node.path} is a Standard state machine, and nobody would learn how its executions end. Give it stateMachineType: StateMachineType.EXPRESS.`,
    ]);
  }
  const call = new CustomState(scope, 'CallStateMachine', {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Stack.of(scope).partition}:states:::aws-sdk:sfn:startSyncExecution`,
      Arguments: {
        StateMachineArn: stateMachine.stateMachineArn,
        Input: '{% $states.input %}',
        IncludedData: 'METADATA_ONLY',
      },
      TimeoutSeconds: TIMEOUT.toSeconds(),
    },
  });
  // Throttling, above all. Once it has started, an execution that fails is no error of the call.
  call.addRetry({
    errors: [Errors.TASKS_FAILED],
    interval: Duration.seconds(15),
    maxAttempts: 1,
    jitterStrategy: JitterType.FULL,
  });
  const failed = Fail.jsonata(scope, 'StateMachineFailed', {
    error: '{% $states.input.Error ? $states.input.Error : $states.input.Status %}',
    cause:
      '{% $states.input.Cause ? $states.input.Cause : "See the log of the execution " & $states.input.ExecutionArn %}',
  });
  return {
    states: call.next(
      Choice.jsonata(scope, 'HasItSucceeded')
        .when(
          Condition.jsonata('{% $states.input.Status = "SUCCEEDED" %}'),
          Succeed.jsonata(scope, 'Processed'),
        )
        .otherwise(failed),
    ),
    permissions: [
      new PolicyStatement({
        actions: ['states:StartSyncExecution'],
        resources: [stateMachine.stateMachineArn],
      }),
    ],
  };
}
