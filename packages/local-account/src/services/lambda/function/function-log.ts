import { AccessDenied } from '../../../access/access-denied';
import type { AccountPorts } from '../../../account-ports';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { LogWriter } from '../needs';
import type { FunctionConfiguration } from './function-configuration';

/** The log streams of a function. */
export interface FunctionLog {
  /**
   * Takes one log event. Must not throw: a line that its role may not write is lost, and the function does not notice.
   *
   * @param logStreamName one for each execution environment, as AWS names it: `YYYY/MM/DD/[$LATEST]` and 32 hex digits,
   * with the function's name before the bracket unless the log group is the default `/aws/lambda/<name>`
   */
  write(logStreamName: string, timestampMs: number, message: string, transaction?: TransactionIdentity): void;
}

/** What a function writes goes to its log group with the permissions of its role. */
export function functionLog(
  { access, logs }: Pick<AccountPorts, 'access'> & { readonly logs: Pick<LogWriter, 'write'> },
  { functionName, functionArn, roleArn, logging: { logGroupName } }: FunctionConfiguration,
): FunctionLog {
  const session = functionName.slice(-64);
  return {
    write: (logStreamName, timestamp, message, transaction) => {
      try {
        const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, session);
        logs.write({ caller, transaction }, { logGroupName, logStreamName, timestamp, message });
      } catch (error) {
        // The denial is in the trace. On AWS, too, a function runs on when its role may not write to its log.
        if (!(error instanceof AccessDenied)) throw error;
      }
    },
  };
}
