import { z } from 'zod';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { CloudFormationPorts } from '../ports';
import { noStackNamed, stackOf } from '../stack/stack-of';
import type { ChangeSet } from './change-set';

/** A change set's name, or its id. */
export const changeSetNameInput = z
  .string()
  .min(1)
  .max(1600)
  .regex(/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*)$/);

export interface NamedChangeSet {
  readonly ChangeSetName: string;
  readonly StackName?: string | undefined;
}

/**
 * The change set that is named, if there is one. The words are recorded on AWS.
 *
 * @throws AwsError `ValidationError` if its stack is not named, or is not there
 */
export function findChangeSet(
  { ChangeSetName, StackName }: NamedChangeSet,
  ports: CloudFormationPorts,
): ChangeSet | undefined {
  if (isArn(ChangeSetName)) return ports.changeSets.find(ChangeSetName, undefined);
  if (StackName === undefined) {
    throw new AwsError(
      'ValidationError',
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stack = stackOf(ports, StackName, noStackNamed);
  return ports.changeSets.find(ChangeSetName, stack);
}

/** @throws AwsError `ChangeSetNotFound`, or as `findChangeSet` */
export function changeSetOf(named: NamedChangeSet, ports: CloudFormationPorts): ChangeSet {
  const changeSet = findChangeSet(named, ports);
  if (changeSet) return changeSet;
  throw new AwsError('ChangeSetNotFound', `ChangeSet [${named.ChangeSetName}] does not exist`, 404);
}
