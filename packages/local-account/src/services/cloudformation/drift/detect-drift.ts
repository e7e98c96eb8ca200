import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import type { CloudFormationPorts } from '../ports';
import type { ResourceDrift } from './drift-detections';
import { propertyDifferences } from './property-differences';

/**
 * Looks at resources of a stack, each against the properties that it has by its template.
 *
 * @param logicalIds of the resources to look at @default - all
 * @returns those that can be looked at; of the others nothing is known
 */
export async function detectDrift(
  stack: StackView,
  { clock, stacks }: CloudFormationPorts,
  logicalIds?: readonly string[],
): Promise<ResourceDrift[]> {
  const found: ResourceDrift[] = [];
  for (const resource of stacks.liveResources()) {
    const { live, logicalId, properties: expected } = resource;
    const isAsked = stack.resources.includes(resource) && (logicalIds?.includes(logicalId) ?? true);
    if (!isAsked || !live || live.notRun !== undefined) continue;
    const described = live.describe ? await live.describe() : {};
    const checkedAt = new Date(clock.now());
    if (!described) {
      found.push({ resource, status: 'DELETED', differences: [], checkedAt });
      continue;
    }
    const actual = { ...expected, ...described };
    const differences = propertyDifferences(expected, actual);
    const status = differences.length > 0 ? 'MODIFIED' : 'IN_SYNC';
    found.push({ resource, status, actual, differences, checkedAt });
  }
  return found;
}

/** @throws AwsError `ValidationError`. Not confirmed against AWS: the words. */
export function requireComplete({ stackId, status }: StackView): void {
  if (/^(?:CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$|^UPDATE_ROLLBACK_FAILED$/.test(status)) return;
  throw new AwsError(
    'ValidationError',
    `Drift detection cannot be performed on stack [${stackId}] in its current status of [${status}]`,
  );
}
