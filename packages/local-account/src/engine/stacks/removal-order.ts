import type { StackedResource } from './stacked-resource';

/** Resources in an order in which each comes before all that it needs; otherwise the last created first. */
export function removalOrder(resources: readonly StackedResource[]): StackedResource[] {
  const byLogicalId = new Map<string, StackedResource[]>();
  for (const resource of resources) {
    byLogicalId.set(resource.logicalId, [...(byLogicalId.get(resource.logicalId) ?? []), resource]);
  }
  const order = new Set<StackedResource>();
  const entered = new Set<StackedResource>();
  const visit = (resource: StackedResource): void => {
    if (entered.has(resource)) return;
    entered.add(resource);
    for (const needed of resource.wanted.needs) for (const one of byLogicalId.get(needed) ?? []) visit(one);
    order.add(resource);
  };
  for (const resource of resources) visit(resource);
  return [...order].reverse();
}
