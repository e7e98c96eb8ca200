import { isJsonObject } from '@pipeline/states-language';
import { UserError } from '../errors/user-error';
import { ownValue } from '../record-by-name';
import { resolve, resolveProperties } from '../template/resolve';
import type { Scope } from '../template/scope';
import type { AcceptedResource, AcceptedType } from './accepted-type';
import type { LiveResource } from './resource-type';

type Properties = Readonly<Record<string, unknown>>;

/**
 * What there is of a resource that is accepted and not run: what it can be referred to by.
 *
 * @param within what its properties can refer to, and how errors name it
 * @throws RefusedError for a function that its name is made with and that is not known
 */
export function acceptResource(
  { identify }: AcceptedType,
  given: Properties,
  identity: Omit<AcceptedResource, 'text'>,
  { scope, name }: { readonly scope: Scope; readonly name: string },
): { readonly live: LiveResource; readonly properties: Properties } {
  const text: AcceptedResource['text'] = (property, ...members) =>
    textIn(resolve(ownValue(given, property), scope, `${name}, property ${property}`), members);
  return { live: identify({ ...identity, text }), properties: resolveAsFarAsKnown(given, scope, name) };
}

/** What is not run is not looked at: its properties may refer to what the local run does not know. */
function resolveAsFarAsKnown(given: Properties, scope: Scope, name: string): Properties {
  try {
    return resolveProperties(given, scope, name);
  } catch (error) {
    if (error instanceof UserError) return given;
    throw error;
  }
}

function textIn(value: unknown, [member, ...more]: readonly string[]): string | undefined {
  if (member === undefined) return typeof value === 'string' ? value : undefined;
  return isJsonObject(value) ? textIn(ownValue<unknown>(value, member), more) : undefined;
}
