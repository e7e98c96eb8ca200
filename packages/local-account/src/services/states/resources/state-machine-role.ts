import type { Access } from '../../../access/access';
import type { Caller } from '../../../access/caller';
import { checkAtCreation } from '../../../access/creation-refused';
import { requireKeyUse } from '../../../access/key-use';

/**
 * What a role needs to set up the delivery of a log: AWS's list less the two actions with which a stream is written, which
 * the roles that CDK makes do without. Not confirmed against AWS: which of these it tries at creation, and so refuses at once.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 */
const LOG_DELIVERY_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/**
 * What CreateStateMachine checks of the role: that Step Functions can take it on, and, for a state machine that is logged,
 * that it can reach the log, and for one with a key, that it can use it. AWS's words for both are known from issues, such as https://github.com/aws/aws-cdk/issues/26432
 * and https://github.com/lumigo-io/lumigo-CLI/issues/83.
 *
 * @throws CreationRefused
 */
export function checkStateMachineRole(
  access: Access,
  {
    roleArn,
    machineArn,
    logged,
    keyArn,
  }: { roleArn: string; machineArn: string; logged: boolean; keyArn: string | undefined },
): void {
  const caller = checkAtCreation(
    (): Caller => access.assumeRole(roleArn, 'states.amazonaws.com', machineArn, 'CreateStateMachine'),
    () => ({
      code: 'AccessDeniedException',
      message:
        'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    }),
  );
  if (keyArn !== undefined) {
    // https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    requireKeyUse(access, caller, keyArn, ['kms:GenerateDataKey', 'kms:Decrypt'], {
      'kms:EncryptionContext:aws:states:stateMachineArn': machineArn,
    });
  }
  if (!logged) return;
  checkAtCreation(
    () => {
      // None of these actions is about a resource.
      for (const action of LOG_DELIVERY_ACTIONS) access.require(caller, action, '*');
    },
    () => ({
      code: 'AccessDeniedException',
      message: 'The state machine IAM Role is not authorized to access the Log Destination',
    }),
  );
}
