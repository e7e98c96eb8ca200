import type { Access } from '../../../access/access';
import type { Caller } from '../../../access/caller';
import { checkAtCreation } from '../../../access/creation-refused';
import { AwsError } from '../../../errors/aws-error';

/** As AWS prints it (recorded on AWS). */
const ROLE_PATTERN = String.raw`arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+`;

/**
 * What CreateFunction checks of the execution role: that Lambda can take it on, and, for a function that is traced, that it
 * may send traces. AWS's words for the latter: https://github.com/serverless/serverless/issues/6931.
 *
 * @throws CreationRefused; AwsError ValidationException for what is no role's ARN
 */
export function checkFunctionRole(
  access: Access,
  { roleArn, functionArn, traced }: { roleArn: string; functionArn: string; traced: boolean },
): void {
  if (!new RegExp(`^(?:${ROLE_PATTERN})$`).test(roleArn)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${roleArn}' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ROLE_PATTERN}`,
    );
  }
  const code = 'InvalidParameterValueException';
  const caller = checkAtCreation(
    (): Caller => access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, 'CreateFunction'),
    () => ({ code, message: 'The role defined for the function cannot be assumed by Lambda.' }),
  );
  if (!traced) return;
  checkAtCreation(
    () => access.require(caller, 'xray:PutTraceSegments', '*'),
    () => ({
      code,
      message: 'The provided execution role does not have permissions to call PutTraceSegments on XRAY',
    }),
  );
}
