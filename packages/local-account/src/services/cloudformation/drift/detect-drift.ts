import { detectDriftOf } from '../../../engine/stacks/resource-drift';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { CloudFormationPorts } from '../ports';
import type { ResourceDrift } from './drift-detections';

/**
 * Looks at resources of a stack, each against the properties that it has by its template.
 *
 * @param logicalIds of the resources to look at @default - all
 * @returns those that are run; of the others nothing is known
 */
export async function detectDrift(
  stack: StackView,
  { clock, stacks }: CloudFormationPorts,
  logicalIds?: readonly string[],
): Promise<ResourceDrift[]> {
  const asked = stacks
    .liveResources()
    .filter((resource) => stack.resources.includes(resource))
    .filter(({ logicalId }) => logicalIds?.includes(logicalId) ?? true);
  const found: ResourceDrift[] = [];
  for (const resource of asked) {
    const drift = await detectDriftOf(resource);
    if (drift) found.push({ ...drift, resource, checkedAt: new Date(clock.now()) });
  }
  return found;
}

/** @throws AwsError `ValidationError`. Not confirmed against AWS: the words for a stack whose status lets no drift be detected. */
export function requireComplete({ stackId, status }: StackView): void {
  if (/^(?:CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$|^UPDATE_ROLLBACK_FAILED$/.test(status)) return;
  throw new AwsError(
    'ValidationError',
    `Drift detection cannot be performed on stack [${stackId}] in its current status of [${status}]`,
  );
}
