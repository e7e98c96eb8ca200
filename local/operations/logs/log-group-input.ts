import { z } from 'zod';
import { AwsError } from '../../aws-error';
import type { LogGroup } from '../../services/logs/log-group';
import type { LocalWorld } from '../local-world';

/** A group is named by its name or, in newer calls, by its name or ARN. */
export const logGroupInput = z.object({
  logGroupName: z.string().min(1).max(512).optional(),
  logGroupIdentifier: z.string().min(1).max(2048).optional(),
});

/** @throws AwsError `InvalidParameterException` unless exactly one is given; `ResourceNotFoundException` */
export function logGroupOf({ logs }: LocalWorld, input: z.output<typeof logGroupInput>): LogGroup {
  const { logGroupName, logGroupIdentifier } = input;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'LogGroupName and LogGroupIdentifier cannot be passed at the same time.',
    );
  }
  const name = logGroupName ?? logGroupIdentifier;
  if (name !== undefined) return logs.logGroup(name);
  throw new AwsError(
    'InvalidParameterException',
    'Either LogGroupName or LogGroupIdentifier must be specified.',
  );
}

/** The error for a token that the API did not give. */
export const INVALID_TOKEN = new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
