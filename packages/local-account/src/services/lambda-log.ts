import type { Access } from '../access/access';
import { AccessDenied } from '../access/access-denied';
import type { FunctionConfiguration, FunctionLog } from './lambda';
import type { Logs } from './logs';

/** What a function writes goes to its log group with the permissions of its role. */
export function functionLog(
  { functionName, functionArn, roleArn, logging }: FunctionConfiguration,
  access: Access,
  logs: Pick<Logs, 'write'>,
): FunctionLog {
  return {
    write: (logStreamName, timestampMs, message) => {
      try {
        const caller = access.assumeRole(
          roleArn,
          'lambda.amazonaws.com',
          functionArn,
          functionName.slice(-64),
        );
        const { logGroupName } = logging;
        logs.write({ caller }, { logGroupName, logStreamName, timestamp: timestampMs, message });
      } catch (error) {
        // The denial is in the trace. On AWS, too, a function runs on when its role may not write to its log.
        if (!(error instanceof AccessDenied)) throw error;
      }
    },
  };
}
