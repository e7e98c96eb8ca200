import { isDeepStrictEqual } from 'node:util';
import { isJsonObject } from '@pipeline/states-language';
import { ownValue } from '../../record-by-name';

/**
 * Where two values differ: paths of member names, those of lists' elements left out.
 *
 * @returns each path once, the deepest that names the difference
 */
export function changedPaths(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [membersOf(before), membersOf(after)];
  if (one && other) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const paths = names.flatMap((name) =>
      changedPaths(ownValue(one, name), ownValue(other, name), [...path, name]),
    );
    // An object that comes or goes without members is a difference of its own.
    return paths.length > 0 ? unique(paths) : [path.join('.')];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return unique(before.flatMap((element, index) => changedPaths(element, after[index], path)));
  }
  return [path.join('.')];
}

/** What is not there has no members. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined) return {};
  return isJsonObject(value) ? value : undefined;
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
