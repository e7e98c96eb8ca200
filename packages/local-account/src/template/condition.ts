import { isJsonObject } from '@pipeline/states-language';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { resolve } from './resolve';
import type { Scope } from './scope';
import type { Template } from './template';

/** Whether a condition of the template holds; undefined if there is none of that name. */
export function evaluateCondition(template: Template, name: string, scope: Scope): boolean | undefined {
  if (!Object.hasOwn(template.Conditions, name)) return undefined;
  const where = `Conditions.${name}`;
  const value = resolve(withConditionsInlined(ownValue(template.Conditions, name), template), scope, where);
  if (typeof value !== 'boolean') throw new RefusedError(where, 'This is not a condition.');
  return value;
}

/** `{Condition: name}` inside a condition stands for the condition of that name; CloudFormation refuses circles. */
function withConditionsInlined(node: unknown, template: Template, depth = 0): unknown {
  if (depth > 100) throw new RefusedError('Conditions', 'The conditions refer to each other in a circle.');
  if (Array.isArray(node)) return node.map((element) => withConditionsInlined(element, template, depth + 1));
  if (!isJsonObject(node)) return node;
  const { Condition: named, ...more } = node;
  if (typeof named === 'string' && Object.keys(more).length === 0) {
    return withConditionsInlined(ownValue(template.Conditions, named), template, depth + 1);
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withConditionsInlined(value, template, depth + 1)]),
  );
}
