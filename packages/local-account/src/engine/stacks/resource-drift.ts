import { type PropertyDifference, propertyDifferences } from './property-differences';
import type { StackedResource } from './stacked-resource';

/** How a resource was found, against the properties that it was deployed with. */
export interface DriftOfResource {
  readonly status: 'IN_SYNC' | 'MODIFIED' | 'DELETED';
  /** Undefined of one that is gone. */
  readonly actual?: Readonly<Record<string, unknown>>;
  readonly differences: readonly PropertyDifference[];
}

/** Looks at a resource. @returns undefined if it is not run: of such nothing is known */
export async function detectDriftOf(resource: StackedResource): Promise<DriftOfResource | undefined> {
  const { live, properties } = resource;
  if (!live || live.notRun !== undefined) return undefined;
  const actual = await resource.describe();
  if (!actual) return { status: 'DELETED', differences: [] };
  const differences = propertyDifferences(properties, actual);
  return { status: differences.length > 0 ? 'MODIFIED' : 'IN_SYNC', actual, differences };
}
