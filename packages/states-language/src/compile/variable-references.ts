import type { JsonValue } from 'type-fest';
import { isJsonObject } from '../json';
import { freeVariables } from '../jsonata/free-variables';
import { isFunctionName } from '../jsonata/library';
import { isExpression } from '../jsonata/schema';

/** Fields that have states of their own, which have their own references. */
const INNER = ['Branches', 'ItemProcessor', 'Iterator'];

/** In a path or an intrinsic function, outside of quotes: `$name`, which is neither `$.name` nor `$$.name`. */
const VARIABLE = /(?<![\w$])\$([\p{L}_][\p{L}\p{N}_]*)/gu;

/**
 * The variables that states refer to, sorted, by the states' names (recorded on AWS, of states in JSONPath).
 *
 * @param machine a definition that has been compiled, or a part of it that has states
 */
export function findVariableReferences(machine: JsonValue): Record<string, string[]> {
  return Object.fromEntries(referencesOf(machine));
}

function referencesOf(machine: JsonValue): [stateName: string, variables: string[]][] {
  if (!isJsonObject(machine) || !isJsonObject(machine.States)) return [];
  return Object.entries(machine.States).flatMap(([name, state]) => {
    if (!isJsonObject(state)) return [];
    const fields = Object.entries(state);
    const own = fields.filter(([field]) => !INNER.includes(field));
    const names = [...new Set(own.flatMap(([field, value]) => referencesIn(field, value ?? null)))].sort();
    const machines = fields.filter(([field]) => INNER.includes(field)).flatMap(([, value]) => value ?? null);
    const inner = machines.flatMap((each) => referencesOf(each));
    return [...(names.length > 0 ? [[name, names] satisfies [string, string[]]] : []), ...inner];
  });
}

function referencesIn(field: string, value: JsonValue): string[] {
  if (typeof value === 'string') {
    if (isExpression(value)) {
      return freeVariables(value.slice(2, -2).trim()).filter((name) => !isFunctionName(name));
    }
    const isPath = field.endsWith('.$') || field.endsWith('Path') || field === 'Variable';
    const text = value.replace(/'(?:\\.|[^'\\])*'/g, "''");
    return isPath ? [...text.matchAll(VARIABLE)].map(([, name = '']) => name) : [];
  }
  if (Array.isArray(value)) return value.flatMap((element) => referencesIn('', element));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => referencesIn(key, member ?? null));
}
