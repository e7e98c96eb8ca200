import { AwsError } from '../../../errors/aws-error';
import type { Permission } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';

const SERVICE = 'cloudformation.amazonaws.com';

/**
 * CloudFormation takes on the role for what it does for the stack.
 *
 * @throws AwsError `ValidationError`, recorded on AWS, if there is no such role or its trust policy denies it
 */
export function requireExecutionRole(
  roleArn: string,
  stackArn: string,
  { access }: Pick<CloudFormationPorts, 'access'>,
): void {
  try {
    access.assumeRole(roleArn, SERVICE, stackArn, 'AWSCloudFormation');
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError('ValidationError', `Role ${roleArn} is invalid or cannot be assumed`);
  }
}

/** The rights that an operation on a stack takes, with that of passing the role on. */
export function stackPermissions(stackArn: string, roleArn: string | undefined): Permission[] {
  const own = { resource: stackArn };
  if (roleArn === undefined) return [own];
  return [own, { action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': SERVICE } }];
}
