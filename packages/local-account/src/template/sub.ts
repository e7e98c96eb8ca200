import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { NOT_CREATED } from './not-created';
import type { Scope } from './scope';

/**
 * `Fn::Sub`: puts values in place of `${Name}` and `${Resource.Attribute}`; `${!Name}` is left as `${Name}`.
 *
 * @returns the text, or `NOT_CREATED` if one of the values is
 */
export function sub(
  text: string,
  variables: Readonly<Record<string, string | number | boolean>>,
  scope: Scope,
  where: string,
): string | typeof NOT_CREATED {
  let isKnown = true;
  const substituted = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const value = ownValue(variables, name) ?? valueOf(name, scope);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return String(value);
    if (value !== NOT_CREATED) throw new RefusedError(where, explainMissing(name, value, scope));
    isKnown = false;
    return '';
  });
  return isKnown ? substituted : NOT_CREATED;
}

function valueOf(name: string, scope: Scope): unknown {
  const [logicalId, attributeName] = splitAttribute(name);
  return attributeName === undefined ? scope.ref(name) : scope.attribute(logicalId, attributeName);
}

function explainMissing(name: string, value: unknown, scope: Scope): string {
  if (value !== undefined) return `${name} is no text.`;
  const [logicalId, attributeName] = splitAttribute(name);
  return attributeName === undefined
    ? scope.explainMissing(name)
    : `The local run knows no attribute ${attributeName} of ${logicalId}.`;
}

function splitAttribute(name: string): [logicalId: string, attributeName?: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}
