import { elementSlices, memberSlice, type Slice, valueSlice } from './json-slice';

/** What a target gets: the event, a part of it, or always the same. */
export type TargetInput =
  | { readonly kind: 'event' }
  | { readonly kind: 'path'; readonly steps: readonly PathStep[] }
  | { readonly kind: 'constant'; readonly text: string };

type PathStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'every' };

const STEP = /\.([A-Za-z0-9_/-]+)|\[(\d+|\*)\]/y;

/**
 * Reads an `InputPath`. What AWS takes, by recordings of PutTargets: dots, letters, digits, dashes, underscores and slashes,
 * indices and `[*]`; no names in brackets, no negative indices, no slices, no `..` and no `.*`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @returns undefined for what AWS answers with "InputPath for target … is invalid."
 */
export function parseInputPath(path: string): TargetInput | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  for (STEP.lastIndex = 1; STEP.lastIndex < path.length;) {
    const [, name, index] = STEP.exec(path) ?? [];
    if (name !== undefined) steps.push({ kind: 'member', name });
    else if (index === '*') steps.push({ kind: 'every' });
    else if (index !== undefined) steps.push({ kind: 'element', index: Number(index) });
    else return undefined;
  }
  return { kind: 'path', steps };
}

/**
 * The input that a target gets for an event: always pieces of the event's own text, so that nothing in them changes.
 * A path that leads nowhere, or to null, gives `{}`, as recorded of AWS.
 */
export function targetInput(input: TargetInput, event: string): string {
  switch (input.kind) {
    case 'event':
      return event;
    case 'constant':
      return input.text;
    case 'path': {
      const selected = select(event, valueSlice(event, 0), input.steps);
      return selected === undefined || selected === 'null' ? '{}' : selected;
    }
  }
}

function select(text: string, { start, end }: Slice, steps: readonly PathStep[]): string | undefined {
  const [step, ...rest] = steps;
  switch (step?.kind) {
    case undefined:
      return text.slice(start, end);
    case 'every': {
      const selected = elementSlices(text, start)?.map((slice) => select(text, slice, rest));
      return selected && `[${selected.filter((piece) => piece !== undefined).join(',')}]`;
    }
    case 'element':
      return selectFrom(text, elementSlices(text, start)?.[step.index], rest);
    case 'member':
      return selectFrom(text, memberSlice(text, start, step.name), rest);
  }
}

function selectFrom(text: string, slice: Slice | undefined, steps: readonly PathStep[]): string | undefined {
  return slice && select(text, slice, steps);
}
