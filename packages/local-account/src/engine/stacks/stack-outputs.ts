import { RefusedError } from '../../errors/refused-error';
import { ownValue } from '../../record-by-name';
import { NOT_CREATED } from '../../template/not-created';
import { resolve } from '../../template/resolve';
import type { Scope } from '../../template/scope';
import type { Template } from '../../template/template';
import type { StackOutput } from './stack-view';

/**
 * The output of a template.
 *
 * @returns undefined if its condition does not hold, or it is made of what is not known
 * @throws RefusedError for one that is not a text
 */
export function resolveOutput({ Outputs }: Template, name: string, scope: Scope): StackOutput | undefined {
  const { Condition, Description, Export, Value } = ownValue(Outputs, name) ?? {};
  if (!conditionHolds(scope, Condition, `Outputs.${name}`)) return undefined;
  const value = textOf(Value, scope, `Outputs.${name}.Value`);
  const exportName = Export && textOf(Export.Name, scope, `Outputs.${name}.Export`);
  if (value === NOT_CREATED || exportName === NOT_CREATED) return undefined;
  return {
    name,
    value,
    ...(Description !== undefined && { description: Description }),
    ...(exportName !== undefined && { exportName }),
  };
}

/** @throws RefusedError for a condition that is not in the template */
export function conditionHolds(scope: Scope, condition: string | undefined, where: string): boolean {
  if (condition === undefined) return true;
  const holds = scope.condition(condition);
  if (holds === undefined) throw new RefusedError(where, `There is no condition ${condition}.`);
  return holds;
}

function textOf(node: unknown, scope: Scope, where: string): string | typeof NOT_CREATED {
  const value = resolve(node, scope, where);
  if (value === NOT_CREATED || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new RefusedError(where, 'It has to be a text.');
}
