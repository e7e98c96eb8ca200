import { z } from 'zod';
import { arn, isArn } from '../../../arn';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { CloudFormationPorts } from '../ports';

/** A stack's name or id. */
export const stackNameInput = z
  .string()
  .min(1)
  .regex(/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/);

/** The name of a stack to be made. */
export const newStackNameInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(?:[a-zA-Z][-a-zA-Z0-9]*)$/);

/** The words of most operations, those of change sets among them, for a stack that does not exist. */
export function noStackNamed(nameOrId: string): string {
  return `Stack [${nameOrId}] does not exist`;
}

/**
 * The stack that a name or id stands for.
 *
 * @param missing the operation's words for a stack that does not exist. @default - those of operations that only describe
 * @throws AwsError `ValidationError`, in CloudFormation's words
 */
export function stackOf(
  ports: CloudFormationPorts,
  nameOrId: string,
  missing: (nameOrId: string) => string = (it) => `Stack with id ${it} does not exist`,
): StackView {
  const stack = ports.stacks.find(nameOrId);
  if (stack) return stack;
  throw new AwsError('ValidationError', missing(nameOrId));
}

/**
 * The ARN that the right to an operation is asked for.
 *
 * @param nameOrId undefined stands for all stacks
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
 */
export function stackArnOf(ports: CloudFormationPorts, nameOrId: string | undefined): string {
  if (nameOrId === undefined) return '*';
  const missing = isArn(nameOrId) ? nameOrId : arn(ports.account, 'cloudformation', `stack/${nameOrId}/*`);
  return ports.stacks.find(nameOrId)?.stackId ?? missing;
}

/** The same for an operation on a change set, whose stack its id tells. */
export function changeSetStackArn(
  ports: CloudFormationPorts,
  { ChangeSetName, StackName }: { readonly ChangeSetName: string; readonly StackName?: string | undefined },
): string {
  const stack = isArn(ChangeSetName) ? ports.changeSets.find(ChangeSetName, undefined)?.stack : undefined;
  return stack?.stackId ?? stackArnOf(ports, StackName);
}
