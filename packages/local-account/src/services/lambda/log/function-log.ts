import type { AccountPorts } from '../../../account-ports';
import type { FunctionConfiguration } from '../function/function-configuration';
import type { LogWriter } from '../needs';
import { LogStreamWriter } from './log-stream-writer';

/** Where the environments of a function log. */
export interface FunctionLog {
  /**
   * Opens the stream of one environment. Nothing of it is written before it begins.
   *
   * @param logStreamName as AWS names it: `YYYY/MM/DD/[$LATEST]`, or another version, and 32 hex digits, with the function's name before the bracket
   * unless the log group is the default `/aws/lambda/<name>`
   */
  openStream(logStreamName: string): LogStreamWriter;
}

/**
 * What a function writes goes to its log group with the permissions of its role.
 *
 * @param roleArn gives the role that the function has by now. On AWS seconds pass between a function's change and the deletion of the
 * role that it had; here none do, and what is under way would lose its last lines.
 */
export function functionLog(
  { access, logs }: Pick<AccountPorts, 'access'> & { readonly logs: LogWriter },
  { functionName, functionArn, logging: { logGroupName } }: FunctionConfiguration,
  roleArn: () => string,
): FunctionLog {
  const session = functionName.slice(-64);
  return {
    openStream: (logStreamName) =>
      new LogStreamWriter(logs, { logGroupName, logStreamName }, () =>
        access.assumeRole(roleArn(), 'lambda.amazonaws.com', functionArn, session),
      ),
  };
}
