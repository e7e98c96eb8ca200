import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { TRACING_OFF_REASON } from './tracing-off';

export interface AcknowledgedWorkflow {
  /** The functions that it invokes. */
  readonly functions: readonly IFunction[];
  /** What it logs about its executions: `ALL`, `ERROR`, `FATAL` or `OFF`. */
  readonly logLevel: string;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
}

/** Why what validators find of the workflow is as it should be: each reason under the configuration that calls for it. */
export function acknowledgeWorkflowFindings(stateMachine: StateMachine, props: AcknowledgedWorkflow): void {
  for (const { node } of props.functions) {
    const handler = node.defaultChild;
    if (!handler || !CfnElement.isCfnElement(handler)) continue;
    Validations.of(stateMachine.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(handler).getLogicalId(handler)}.Arn>:*]`,
      reason:
        'The versions and aliases of this one function, and of no other: the construct library grants them with the function itself.',
    });
  }
  Validations.of(stateMachine.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Setting up the delivery of the execution log, and X-Ray if it is on: of these actions, AWS documents * as the only resource.',
  });
  if (props.logLevel !== 'ALL') {
    Validations.of(stateMachine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason: `By configuration (workflowLogLevel=${props.logLevel}): ALL adds some 3 GB of logs a million transactions, mostly of steps that went well. The function logs each transaction that was processed, one whose processing failed is in the unprocessed queue with its error, and executions that time out or are aborted raise alarms.`,
    });
  }
  if (!props.tracing) {
    Validations.of(stateMachine).acknowledge(
      { id: 'AwsSolutions-SF2', reason: TRACING_OFF_REASON },
      { id: 'Serverless-StepFunctionStateMachineXray', reason: TRACING_OFF_REASON },
    );
  }
}
