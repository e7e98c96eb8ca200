import type { EventValue } from '@pipeline/event-pattern';
import type { WrittenValue } from './written-value';

/** A path that has been read: where it leads, step by step. */
export type JsonPath = readonly PathStep[];

type PathStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'every' };

const STEP = /\.([A-Za-z0-9_/-]+)|\[(\d+|\*)\]/y;

/**
 * Reads a path as EventBridge's rules and pipes take it. By recordings of PutTargets: dots, letters, digits, dashes, underscores and
 * slashes, indices and `[*]`; no names in brackets, no negative indices, no slices, no `..` and no `.*`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @returns undefined for what is no such path
 */
export function parseJsonPath(path: string): JsonPath | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  for (STEP.lastIndex = 1; STEP.lastIndex < path.length;) {
    const [, name, index] = STEP.exec(path) ?? [];
    if (name !== undefined) steps.push({ kind: 'member', name });
    else if (index === '*') steps.push({ kind: 'every' });
    else if (index !== undefined) steps.push({ kind: 'element', index: Number(index) });
    else return undefined;
  }
  return steps;
}

/** What a path leads to; undefined if it leads nowhere. */
export function selectPart(from: WrittenValue, [step, ...rest]: JsonPath): WrittenValue | undefined {
  switch (step?.kind) {
    case undefined:
      return from;
    case 'every':
      return from.elements && selectFromEach(from.elements, rest);
    case 'element':
      return selectFrom(from.elements?.[step.index], rest);
    case 'member':
      return selectFrom(from.members?.get(step.name), rest);
  }
}

function selectFrom(from: WrittenValue | undefined, steps: JsonPath): WrittenValue | undefined {
  return from && selectPart(from, steps);
}

/** Elements in which the path leads nowhere are left out. */
function selectFromEach(elements: readonly WrittenValue[], steps: JsonPath): WrittenValue {
  const parts = elements.map((element) => selectPart(element, steps)).filter((part) => part !== undefined);
  const value: EventValue = parts.map((part) => part.value);
  return { text: `[${parts.map(({ text }) => text).join(',')}]`, value, elements: parts };
}
