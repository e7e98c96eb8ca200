import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { logGroupNameOf } from '../log-groups';

/** A group is named by its name or, in newer calls, by its name or ARN. */
const members = z.object({
  logGroupName: z.string().min(1).max(512).optional(),
  logGroupIdentifier: z.string().min(1).max(2048).optional(),
});

/**
 * What an operation on one group takes: `logGroup` is the group's name, however it was given.
 *
 * @param others the operation's other members
 */
export function logGroupInput<Others extends z.ZodRawShape>(others: Others) {
  return z.object(others).and(members.transform((given) => ({ logGroup: oneLogGroup(given) })));
}

/**
 * @throws AwsError `ValidationException` if both are given (recorded on AWS of DescribeLogStreams), `InvalidParameterException` if
 * none is
 */
function oneLogGroup({ logGroupName, logGroupIdentifier }: z.output<typeof members>): string {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw new AwsError(
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    );
  }
  const nameOrArn = logGroupName ?? logGroupIdentifier;
  if (nameOrArn !== undefined) return logGroupNameOf(nameOrArn);
  throw new AwsError(
    'InvalidParameterException',
    'Either LogGroupName or LogGroupIdentifier must be specified.',
  );
}
