import { AwsError } from '../../aws-error';
import type { LocalWorld, RunningStack } from '../local-world';

/**
 * The stack that a name or id stands for.
 *
 * @throws AwsError `ValidationError`, in CloudFormation's words
 */
export function stackOf({ stack }: LocalWorld, nameOrId: string): RunningStack {
  if (nameOrId === stack.stackName || nameOrId === stack.stackId) return stack;
  throw new AwsError('ValidationError', `Stack with id ${nameOrId} does not exist`);
}
