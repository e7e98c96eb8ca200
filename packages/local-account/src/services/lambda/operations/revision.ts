import { AwsError } from '../../../errors/aws-error';

/**
 * Refuses a change of what somebody else has changed meanwhile; the words are recorded on AWS.
 *
 * @param given the caller's @default - it asks for no check
 * @param source the operation that tells the current one
 * @throws AwsError PreconditionFailedException
 */
export function checkRevision(
  given: string | undefined,
  current: string,
  source: 'GetFunction/GetAlias' | 'GetPolicy' = 'GetFunction/GetAlias',
): void {
  if (given === undefined || given === current) return;
  throw new AwsError(
    'PreconditionFailedException',
    `The Revision Id provided does not match the latest Revision Id. Call the ${source} API to retrieve the latest Revision Id`,
    412,
  );
}
