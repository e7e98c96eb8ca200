import { ownValue } from '../record-by-name';
import { referencesIn } from './references';
import type { Template } from './template';
import { TemplateError } from './template-error';

/** What is one call of IAM. */
const POLICIES: readonly string[] = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];

/**
 * The logical ids in an order in which each comes after all that it refers to or names in `DependsOn`.
 *
 * CloudFormation begins at once with all that is ready, and so this goes by how many have to be made one after another before a
 * resource. Of those that are ready together policies are first, as they are there on AWS before what takes longer, such as a
 * function, has looked at its role; templates rely on it. Otherwise it is the template's own order.
 *
 * @throws TemplateError for resources that depend on each other in a circle
 */
export function creationOrder(template: Template): string[] {
  const depths = depthsOf(template);
  const rank = ([logicalId, depth]: readonly [string, number]) => {
    const isPolicy = POLICIES.includes(ownValue(template.Resources, logicalId)?.Type ?? '');
    return 2 * depth + (isPolicy ? 0 : 1);
  };
  const logicalIds = Object.keys(template.Resources);
  return logicalIds
    .map((logicalId) => [logicalId, depths.get(logicalId) ?? 0] as const)
    .sort((left, right) => rank(left) - rank(right))
    .map(([logicalId]) => logicalId);
}

/** How many resources have to be made one after another before each. */
function depthsOf(template: Template): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const visit = (logicalId: string): number => {
    const known = depths.get(logicalId);
    if (known !== undefined) return known;
    if (open.has(logicalId)) {
      const path = [...open];
      const circle = path.slice(path.indexOf(logicalId)).join(', ');
      throw new TemplateError(`Circular dependency between resources: [${circle}]`);
    }
    open.add(logicalId);
    const depth = Math.max(0, ...[...dependencies(template, logicalId)].map((needed) => 1 + visit(needed)));
    open.delete(logicalId);
    depths.set(logicalId, depth);
    return depth;
  };
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId);
  return depths;
}

/** The resources that one refers to or names in `DependsOn`, by their logical ids. */
export function dependencies(template: Template, logicalId: string): Set<string> {
  const resource = ownValue(template.Resources, logicalId);
  const names = referencesIn(resource?.Properties).flatMap(({ kind, name }) =>
    kind === 'condition' ? [] : [name],
  );
  const needed = [...(resource?.DependsOn ?? []), ...names];
  return new Set(needed.filter((name) => Object.hasOwn(template.Resources, name)));
}
