import { ownValue } from '../record-by-name';
import { referencesIn } from './references';
import type { Template } from './template';
import { TemplateError } from './template-error';

/**
 * The logical ids in an order in which each comes after all that it refers to or names in `DependsOn`; otherwise in the
 * template's own order.
 *
 * @throws TemplateError for resources that depend on each other in a circle
 */
export function creationOrder(template: Template): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (logicalId: string, path: readonly string[]): void => {
    if (state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'open') {
      const circle = path.slice(path.indexOf(logicalId)).join(', ');
      throw new TemplateError(`Circular dependency between resources: [${circle}]`);
    }
    state.set(logicalId, 'open');
    for (const needed of dependencies(template, logicalId)) visit(needed, [...path, logicalId]);
    state.set(logicalId, 'done');
    order.push(logicalId);
  };
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId, []);
  return order;
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
