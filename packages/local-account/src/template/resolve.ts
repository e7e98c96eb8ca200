import { isJsonObject } from '@pipeline/states-language';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { resolveDynamicReferences } from './dynamic-references';
import { INTRINSICS, NO_VALUE } from './intrinsics';
import { holdsNotCreated, NOT_CREATED } from './not-created';
import type { Scope } from './scope';

/**
 * Puts values in place of all intrinsic functions in a part of a template.
 *
 * @param where the path of that part, for errors
 * @throws RefusedError with the function and its path, for a function that is not known or refers to nothing
 */
export function resolve(value: unknown, scope: Scope, where: string): unknown {
  const resolved = resolveNode(value, scope, where);
  return resolved === NO_VALUE ? undefined : resolved;
}

/**
 * The same for all properties of a resource, in which `{{resolve:…}}` can stand, too.
 *
 * @param resource its logical id and type, for errors
 * @throws RefusedError with the resource, the property, and the function
 */
export function resolveProperties(
  properties: Readonly<Record<string, unknown>>,
  scope: Scope,
  resource: string,
): Readonly<Record<string, unknown>> {
  if (functionCall(properties)) {
    return resolve(properties, scope, `${resource}, Properties`) as Readonly<Record<string, unknown>>;
  }
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, value]) => {
        const where = `${resource}, property ${name}`;
        return [name, resolveDynamicReferences(resolve(value, scope, where), scope, where)] as const;
      })
      .filter(([, value]) => value !== undefined),
  );
}

function resolveNode(node: unknown, scope: Scope, where: string): unknown {
  if (Array.isArray(node)) {
    return node
      .map((element, index) => resolveNode(element, scope, `${where}.${index}`))
      .filter((element) => element !== NO_VALUE);
  }
  if (!isJsonObject(node)) return node;
  const call = functionCall(node);
  if (call) return callFunction(call.name, call.argument, scope, `${where}.${call.name}`);
  return Object.fromEntries(
    Object.entries(node)
      .map(([key, value]) => [key, resolveNode(value, scope, `${where}.${key}`)] as const)
      .filter(([, value]) => value !== NO_VALUE),
  );
}

/** A function is an object with one key of the form `Fn::…`, or `Ref`. */
function functionCall(
  node: Readonly<Record<string, unknown>>,
): { name: string; argument: unknown } | undefined {
  const [entry, ...more] = Object.entries(node);
  if (!entry || more.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined;
}

function callFunction(name: string, argument: unknown, scope: Scope, where: string): unknown {
  // Only the branch that is taken is resolved: the other may refer to a resource that a condition left out.
  if (name === 'Fn::If') return callIf(argument, scope, where);
  const intrinsic = ownValue(INTRINSICS, name);
  if (!intrinsic) throw new RefusedError(where, `The local run does not know the function ${name}.`);
  const resolved = resolveNode(argument, scope, where);
  return holdsNotCreated(resolved) ? NOT_CREATED : intrinsic({ argument: resolved, scope, where });
}

function callIf(argument: unknown, scope: Scope, where: string): unknown {
  if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
    throw new RefusedError(where, 'Fn::If takes the name of a condition and two values.');
  }
  const [name, whenTrue, whenFalse] = argument as [string, unknown, unknown];
  const holds = scope.condition(name);
  if (holds === undefined) throw new RefusedError(where, `There is no condition ${name}.`);
  return holds ? resolveNode(whenTrue, scope, `${where}.1`) : resolveNode(whenFalse, scope, `${where}.2`);
}
