import { z } from 'zod';
import type { Access } from '../../../access/access';
import { checkAtCreation } from '../../../access/creation-refused';
import { parseArn } from '../../../arn';

/** Where a function's dead letters go. */
export const deadLetterProperty = z
  .string()
  .regex(/^arn:[^:]+:s[qn]s:/, {
    error: ({ input }) =>
      `The local run sends dead letters to queues and topics only, not to ${JSON.stringify(input)}`,
  })
  .describe('the ARN of an SQS queue or an SNS topic');

/**
 * What CreateFunction checks of where dead letters go: that the function's role may send there
 * (https://github.com/serverless/serverless/issues/3591 has the words).
 *
 * @throws CreationRefused
 */
export function checkDeadLetterTarget(
  access: Access,
  {
    roleArn,
    functionArn,
    targetArn,
  }: { roleArn: string; functionArn: string; targetArn: string | undefined },
): void {
  if (targetArn === undefined) return;
  const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, 'CreateFunction');
  const [action, call] =
    parseArn(targetArn).service === 'sns'
      ? (['sns:Publish', 'Publish on SNS'] as const)
      : (['sqs:SendMessage', 'SendMessage on SQS'] as const);
  checkAtCreation(
    () => access.require(caller, action, targetArn),
    () => ({
      code: 'InvalidParameterValueException',
      message: `The provided execution role does not have permissions to call ${call}`,
    }),
  );
}
