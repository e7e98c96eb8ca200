import { CreationError } from '../handle-resource';
import type { StackOutput, StackView } from './stack-view';

type Neighbours = readonly Pick<StackView, 'stackName' | 'outputs' | 'imports'>[];

/**
 * Checks the exports that a stack would have.
 *
 * @param stack as it was before
 * @throws CreationError, in CloudFormation's words, for a name that another stack exports, and for one that another stack uses and
 * that would go or get another value
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function checkExports(
  stack: Pick<StackView, 'outputs'>,
  outputs: readonly StackOutput[],
  neighbours: Neighbours,
): void {
  for (const { exportName } of outputs) {
    if (exportName === undefined) continue;
    const owner = neighbours.find((other) =>
      other.outputs.some((output) => output.exportName === exportName),
    );
    if (!owner) continue;
    throw new CreationError(
      `Export with name ${exportName} is already exported by stack ${owner.stackName}.`,
    );
  }
  for (const { exportName, value } of stack.outputs) {
    const users = usersOf(exportName, neighbours);
    if (users === undefined) continue;
    const after = outputs.find((output) => output.exportName === exportName);
    if (after?.value === value) continue;
    const change = after ? 'updated' : 'deleted';
    throw new CreationError(`Export ${exportName} cannot be ${change} as it is in use by ${users}`);
  }
}

/** @returns the names of the stacks that use an export, as CloudFormation lists them: `A, B and C`; undefined if none does */
export function usersOf(exportName: string | undefined, neighbours: Neighbours): string | undefined {
  if (exportName === undefined) return undefined;
  const users = neighbours.filter(({ imports }) => imports.includes(exportName));
  const names = users.map(({ stackName }) => stackName);
  const last = names.pop();
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
