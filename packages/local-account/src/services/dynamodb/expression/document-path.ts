import { ownValue } from '../../../record-by-name';
import type { AttributeValue, Item } from '../item/attribute-value';

/** Where in an item: an attribute's name, then names in maps and places in lists, from 0. */
export type DocumentPath = readonly [string, ...(string | number)[]];

/** @returns what is there in an item; undefined for nothing */
export function valueAt(item: Item, [attribute, ...rest]: DocumentPath): AttributeValue | undefined {
  return rest.reduce<AttributeValue | undefined>(
    (value, part) => value && memberOf(value, part),
    ownValue(item, attribute),
  );
}

function memberOf(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === 'number') return 'L' in value ? value.L[part] : undefined;
  return 'M' in value ? ownValue(value.M, part) : undefined;
}

/** As AWS writes a path in its errors: `[a, b, [0]]`. */
export function describePath(path: DocumentPath): string {
  return `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`;
}

/** What is wrong with two paths that name parts of each other, or take the same part for a list and for a map. */
export function pathProblem(one: DocumentPath, two: DocumentPath): string | undefined {
  const shared = one.findIndex((part, index) => part !== two[index]);
  const ending = `must remove or rewrite one of these paths; path one: ${describePath(one)}, path two: ${describePath(two)}`;
  if (shared < 0 || shared >= two.length) return `Two document paths overlap with each other; ${ending}`;
  return typeof one[shared] === typeof two[shared]
    ? undefined
    : `Two document paths conflict with each other; ${ending}`;
}

/** What is wrong with the first two of some paths that do not go together. */
export function firstPathProblem(paths: readonly DocumentPath[]): string | undefined {
  for (const [index, path] of paths.entries()) {
    for (const earlier of paths.slice(0, index)) {
      const problem = pathProblem(earlier, path);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}
