import type { Access } from '../access/access';
import { AccessDenied } from '../access/access-denied';
import type { FunctionConfiguration, FunctionLog } from './lambda';
import type { LogsService } from './logs/logs-service';

/** What a function writes goes to its log group with the permissions of its role. */
export function functionLog(
  { functionName, functionArn, roleArn, logging }: FunctionConfiguration,
  access: Access,
  logs: LogsService,
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
        logs.write(caller, logging.logGroupName, logStreamName, timestampMs, message);
      } catch (error) {
        // The denial is in the trace. On AWS, too, a function runs on when its role may not write to its log.
        if (!(error instanceof AccessDenied)) throw error;
      }
    },
  };
}
