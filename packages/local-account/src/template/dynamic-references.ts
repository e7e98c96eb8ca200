import { isJsonObject } from '@pipeline/states-language';
import { RefusedError } from '../errors/refused-error';
import type { Scope } from './scope';

/** `{{resolve:<service>:<reference>}}`. */
const DYNAMIC_REFERENCE = /\{\{resolve:([^:}]*):([^}]*)\}\}/g;

/**
 * Puts values in place of all dynamic references in a resolved value.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 * @param where the path of the value, for errors
 * @throws RefusedError for an SSM parameter that is not there, and for secrets, which the local run does not keep
 */
export function resolveDynamicReferences(value: unknown, scope: Scope, where: string): unknown {
  if (typeof value === 'string') {
    return value.replace(DYNAMIC_REFERENCE, (reference, service: string, key: string) =>
      valueOf(reference, service, key, scope, where),
    );
  }
  if (Array.isArray(value)) {
    return value.map((element, index) => resolveDynamicReferences(element, scope, `${where}.${index}`));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      resolveDynamicReferences(member, scope, `${where}.${key}`),
    ]),
  );
}

function valueOf(reference: string, service: string, key: string, scope: Scope, where: string): string {
  if (service !== 'ssm') throw new RefusedError(where, `The local run does not resolve ${reference}.`);
  const [, name = '', version = '1'] = /^(.*?)(?::(\d+))?$/.exec(key) ?? [];
  // A parameter that a stack has created once has had one value.
  const value = version === '1' ? scope.ssmParameter(name) : undefined;
  if (value !== undefined) return value;
  throw new RefusedError(
    where,
    `${reference} names an SSM parameter that no stack creates that has been deployed here.`,
  );
}
