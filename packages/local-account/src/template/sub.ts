import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import type { Scope } from './scope';

/** `Fn::Sub`: puts values in place of `${Name}` and `${Resource.Attribute}`; `${!Name}` is left as `${Name}`. */
export function sub(
  text: string,
  variables: Readonly<Record<string, string | number | boolean>>,
  scope: Scope,
  where: string,
): string {
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const value = ownValue(variables, name) ?? valueOf(name, scope);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return String(value);
    throw new RefusedError(where, `There is no text ${name} to refer to.`);
  });
}

function valueOf(name: string, scope: Scope): unknown {
  const dot = name.indexOf('.');
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}
