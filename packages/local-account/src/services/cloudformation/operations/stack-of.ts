import { z } from 'zod';
import type { RunningStack } from '../../../engine/running-stack';
import { AwsError } from '../../../errors/aws-error';
import type { LocalWorld } from '../../local-world';

/** A stack's name or id. */
export const stackNameInput = z
  .string()
  .min(1)
  .regex(/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/);

/**
 * The stack that a name or id stands for.
 *
 * @param missing the operation's words for a stack that does not exist; they differ
 * @throws AwsError `ValidationError`, in CloudFormation's words
 */
export function stackOf(
  { stack }: LocalWorld,
  nameOrId: string,
  missing: (nameOrId: string) => string = (it) => `Stack with id ${it} does not exist`,
): RunningStack {
  if (nameOrId === stack.stackName || nameOrId === stack.stackId) return stack;
  throw new AwsError('ValidationError', missing(nameOrId));
}

/** What every operation of CloudFormation answers to a token that it did not give. Not confirmed against AWS. */
export const INVALID_TOKEN = new AwsError('ValidationError', 'Invalid token');

/** The codes of the query protocol's services for input that is not right. */
export const INVALID = { invalid: 'ValidationError', malformed: 'MalformedInput' } as const;
