import { z } from 'zod';
import type { Access } from '../../../access/access';
import { checkAtCreation } from '../../../access/creation-refused';

/** Where a function's dead letters go. */
export const deadLetterProperty = z
  .string()
  .regex(/^arn:[^:]+:sqs:/, {
    error: ({ input }) => `The local run sends dead letters to queues only, not to ${JSON.stringify(input)}`,
  })
  .describe('the ARN of an SQS queue');

/**
 * What CreateFunction checks of a dead-letter queue: that the function's role may send to it
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
  checkAtCreation(
    () => access.require(caller, 'sqs:SendMessage', targetArn),
    () => ({
      code: 'InvalidParameterValueException',
      message: 'The provided execution role does not have permissions to call SendMessage on SQS',
    }),
  );
}
