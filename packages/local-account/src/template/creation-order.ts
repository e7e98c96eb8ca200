import { isJsonObject } from '@pipeline/states-language';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import type { Template } from './template';

/**
 * The logical ids in an order in which each comes after all that it refers to or names in `DependsOn`; otherwise in the
 * template's own order.
 *
 * @throws RefusedError for resources that depend on each other in a circle
 */
export function creationOrder(template: Template): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (logicalId: string, path: readonly string[]): void => {
    if (state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'open') {
      throw new RefusedError('Resources', `Circular dependency: ${[...path, logicalId].join(' -> ')}.`);
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
  const needed = new Set(resource?.DependsOn);
  collectReferences(resource?.Properties, needed);
  return new Set([...needed].filter((name) => Object.hasOwn(template.Resources, name)));
}

function collectReferences(node: unknown, needed: Set<string>): void {
  if (Array.isArray(node)) {
    for (const element of node) collectReferences(element, needed);
    return;
  }
  if (!isJsonObject(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'Ref' && typeof value === 'string') needed.add(value);
    else if (key === 'Fn::GetAtt') needed.add(targetOfGetAtt(value));
    else if (key === 'Fn::Sub') for (const name of namesInSub(value)) needed.add(name);
    collectReferences(value, needed);
  }
}

function targetOfGetAtt(argument: unknown): string {
  const text = Array.isArray(argument) ? String(argument[0]) : String(argument);
  return text.split('.')[0] ?? text;
}

function namesInSub(argument: unknown): string[] {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.split('.')[0] ?? name);
}
