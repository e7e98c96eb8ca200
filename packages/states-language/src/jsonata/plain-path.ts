import type { JsonValue } from 'type-fest';
import { isJsonObject } from '../json';

/**
 * Whether an expression is a variable and names alone, as `$states.input.detail` is: it can only find what is there, so
 * it needs no bounds, which cost more than it does.
 *
 * @param ast JSONata's syntax tree of it
 */
export function isPlainPath(ast: object): boolean {
  if (isBare(ast, 'variable')) return true;
  if (!isBare(ast, 'path') || !('steps' in ast) || !Array.isArray(ast.steps)) return false;
  const [first, ...rest] = ast.steps as object[];
  return first !== undefined && isBare(first, 'variable') && rest.every((step) => isBare(step, 'name'));
}

/** The names after `$states` in a plain path that begins with it; undefined for any other expression. */
export function namesAfterStates(ast: object): readonly string[] | undefined {
  if (!isPlainPath(ast) || !('steps' in ast)) return undefined;
  const [first, ...names] = (ast.steps as { readonly value: string }[]).map(({ value }) => value);
  return first === 'states' ? names : undefined;
}

/**
 * Follows names through objects alone, as JSONata would in ten times the time.
 *
 * @returns undefined where there is no such way, or an array is on it, for which JSONata has rules of its own
 */
export function followNames(start: JsonValue, names: readonly string[]): JsonValue | undefined {
  let part: JsonValue | undefined = start;
  for (const name of names) part = isJsonObject(part) && Object.hasOwn(part, name) ? part[name] : undefined;
  return Array.isArray(part) ? undefined : part;
}

const BARE_KEYS = new Set(['type', 'value', 'position', 'steps']);

/** Whether a node is of a type and has neither a predicate nor a grouping nor anything else that computes. */
function isBare(node: object, type: string): boolean {
  return 'type' in node && node.type === type && Object.keys(node).every((key) => BARE_KEYS.has(key));
}
