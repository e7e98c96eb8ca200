import { randomBytes } from 'node:crypto';
import type { FunctionConfiguration } from '../function/function-configuration';

/**
 * The name of a new environment's log stream: the day, the version and 32 hex digits. A group of its own choice gets the function's
 * name too ("Configuring CloudWatch log groups" in the Developer Guide).
 *
 * @param startedAt in milliseconds since the epoch
 */
export function newLogStreamName(
  { functionName, version, logging }: FunctionConfiguration,
  startedAt: number,
): string {
  const date = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '/');
  const name = logging.logGroupName === `/aws/lambda/${functionName}` ? '' : functionName;
  return `${date}/${name}[${version}]${randomBytes(16).toString('hex')}`;
}
