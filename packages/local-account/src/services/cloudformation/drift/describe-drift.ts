import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { maskValues, noEchoValues } from '../../../engine/stacks/no-echo';
import { textOf } from '../../../engine/stacks/property-differences';
import type { StackView } from '../../../engine/stacks/stack-view';
import { ownValue } from '../../../record-by-name';
import type { ResourceDrift } from './drift-detections';

/** How a resource was found, as AWS tells it. */
export function describeDrift({ stackId, request }: StackView, drift: ResourceDrift): StackResourceDrift {
  const { checkedAt, resource, status } = drift;
  const { logicalId, physicalId, type } = resource;
  const noEcho = request ? noEchoValues(request) : [];
  const expected = maskValues(resource.properties, noEcho);
  const actual = maskValues(drift.actual, noEcho);
  const differences = maskValues(drift.differences, noEcho);
  return {
    StackId: stackId,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    StackResourceDriftStatus: status,
    Timestamp: checkedAt,
    ExpectedProperties: JSON.stringify(expected),
    // As AWS does, only of what the template gives.
    ActualProperties:
      actual &&
      JSON.stringify(
        Object.fromEntries(Object.keys(expected).map((name) => [name, ownValue<unknown>(actual, name)])),
      ),
    PropertyDifferences: differences.map(({ path, expected: wanted, actual: found, type: difference }) => ({
      PropertyPath: path,
      ExpectedValue: wanted === undefined ? 'null' : textOf(wanted),
      ActualValue: found === undefined ? 'null' : textOf(found),
      DifferenceType: difference,
    })),
  };
}
