import { type EventValue, jsonValueOf } from '@pipeline/event-pattern';
import type { ParsedEvent } from '../bus/parsed-event';
import type { WrittenValue } from '../bus/written-json';
import type { ParsedInput } from '../needs';

/** What a target gets: the event, a part of it, or always the same. */
export type TargetInput =
  | { readonly kind: 'event' }
  | { readonly kind: 'path'; readonly steps: readonly PathStep[] }
  | { readonly kind: 'constant'; readonly input: ParsedInput };

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
export function targetInput(input: TargetInput, event: ParsedEvent): ParsedInput {
  switch (input.kind) {
    case 'event':
      return event;
    case 'constant':
      return input.input;
    case 'path': {
      const { text, value } = selectPart(event.written, input.steps) ?? { text: 'null', value: null };
      return value === null ? { text: '{}', value: {} } : { text, value: jsonValueOf(value) };
    }
  }
}

interface SelectedPart {
  readonly text: string;
  readonly value: EventValue;
}

function selectPart(from: WrittenValue, [step, ...rest]: readonly PathStep[]): SelectedPart | undefined {
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

function selectFrom(from: WrittenValue | undefined, steps: readonly PathStep[]): SelectedPart | undefined {
  return from && selectPart(from, steps);
}

/** Elements in which the path leads nowhere are left out. */
function selectFromEach(elements: readonly WrittenValue[], steps: readonly PathStep[]): SelectedPart {
  const parts = elements.map((element) => selectPart(element, steps)).filter((part) => part !== undefined);
  return { text: `[${parts.map(({ text }) => text).join(',')}]`, value: parts.map(({ value }) => value) };
}
