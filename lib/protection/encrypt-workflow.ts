import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnStateMachine, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { PipelineKey } from './pipeline-key';

/** How long Step Functions uses one data key: 1 to 15 minutes. */
const DATA_KEY_REUSE = Duration.minutes(5);

/**
 * Encrypts definition and executions, and gives the role what AWS lists for that: use of the key for state machines and for
 * the delivery of the log, and by way of SQS, since the workflow writes dead letters.
 *
 * By hand, because the construct library restricts the role to the ARN of a state machine that has been given a name. This
 * one has none, and its own ARN cannot stand in a policy that it waits for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function encryptWorkflow(stateMachine: StateMachine, encryption: PipelineKey): void {
  const stack = Stack.of(stateMachine);
  const { keyArn } = encryption.key;
  const thisAccounts = (service: string, resource: string) =>
    stack.formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const resource = stateMachine.node.defaultChild;
  if (resource instanceof CfnStateMachine) {
    resource.encryptionConfiguration = {
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kmsKeyId: keyArn,
      kmsDataKeyReusePeriodSeconds: DATA_KEY_REUSE.toSeconds(),
    };
  }
  stateMachine.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:states:stateMachineArn': thisAccounts('states', 'stateMachine:*'),
        },
      },
    }),
  );
  stateMachine.addToRolePolicy(
    new PolicyStatement({
      actions: ['kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:SourceArn': thisAccounts('logs', '*') } },
    }),
  );
  stateMachine.addToRolePolicy(encryption.useVia(['sqs'], 'kms:Decrypt', 'kms:GenerateDataKey'));
}
