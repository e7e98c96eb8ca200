import type { Access } from '../../../access/access';
import type { Caller } from '../../../access/caller';
import { checkAtCreation } from '../../../access/creation-refused';

/**
 * What CreateFunction checks of the execution role: that Lambda can take it on, and, for a function that is traced, that it
 * may send traces. AWS's words for the latter: https://github.com/serverless/serverless/issues/6931.
 *
 * @throws CreationRefused
 */
export function checkFunctionRole(
  access: Access,
  { roleArn, functionArn, traced }: { roleArn: string; functionArn: string; traced: boolean },
): void {
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
