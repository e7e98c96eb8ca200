import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import type { LocalWorld } from '../../local-world';
import type { LogGroup } from '../log-group';

/** A group is named by its name or, in newer calls, by its name or ARN. */
export const logGroupInput = z.object({
  logGroupName: z.string().min(1).max(512).optional(),
  logGroupIdentifier: z.string().min(1).max(2048).optional(),
});

/**
 * @throws AwsError `ValidationException` if both are given (recorded on AWS of DescribeLogStreams), `InvalidParameterException` if
 * none is, `ResourceNotFoundException`
 */
export function logGroupOf({ logs }: LocalWorld, input: z.output<typeof logGroupInput>): LogGroup {
  const { logGroupName, logGroupIdentifier } = input;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw new AwsError(
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
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

/** "1 MB … which can be up to 10,000 log events" (API_GetLogEvents, API_FilterLogEvents). */
export const LARGEST_PAGE_BYTES = 1_048_576;

/** What an event counts for: "26 bytes for each log event" beside its message (API_PutLogEvents). */
export function bytesOfEvent({ message }: { readonly message: string }): number {
  return Buffer.byteLength(message) + 26;
}
