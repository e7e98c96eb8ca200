import { isJsonObject } from '@pipeline/states-language';

/** Stands in a resolved value for what a resource would have given that was refused, and so is not there to ask. */
export const NOT_CREATED = Symbol('not created');

/** Where in a resolved value something stands that is not known. */
export function pathsNotCreated(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (value === NOT_CREATED) return [[...path]];
  if (!isJsonObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    pathsNotCreated(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

export function holdsNotCreated(value: unknown): boolean {
  return pathsNotCreated(value).length > 0;
}
