import { InvalidFilterPatternError } from '../invalid-filter-pattern-error';
import type { AsciiSet } from './ascii-set';
import type { Alternative, Repetition } from './regex-syntax';

/** A bound on the work for each character of a text. AWS's own limit is not known. */
const MAX_STATES = 1000;

/** A place in an alternative: what may come next there. */
export type RegexState =
  | {
      readonly kind: 'reads';
      readonly set: AsciiSet;
      /** Whether the same state comes after reading, for any number of repetitions; otherwise the next one does. */
      readonly repeats: boolean;
      /** Whether the next state is reached without reading. */
      readonly optional: boolean;
    }
  | { readonly kind: 'found'; readonly atEnd: boolean };

/** The states of all alternatives in a row, and where they begin. */
export interface RegexStates {
  readonly states: readonly RegexState[];
  /** The indices to begin at, at the beginning of a text only. */
  readonly anchored: readonly number[];
  /** The indices to begin at, anywhere in a text. */
  readonly floating: readonly number[];
}

/** @throws InvalidFilterPatternError for counts that come to too many states */
export function regexStates(alternatives: readonly Alternative[]): RegexStates {
  const states: RegexState[] = [];
  const anchored: number[] = [];
  const floating: number[] = [];
  for (const { atStart, atEnd, repetitions } of alternatives) {
    (atStart ? anchored : floating).push(states.length);
    for (const repetition of repetitions) states.push(...readingStates(repetition));
    states.push({ kind: 'found', atEnd });
    if (states.length > MAX_STATES) throw new InvalidFilterPatternError();
  }
  return { states, anchored, floating };
}

function readingStates({ set, min, max }: Repetition): RegexState[] {
  const once: RegexState = { kind: 'reads', set, repeats: false, optional: false };
  const required = Array.from({ length: min }, () => once);
  if (max === Infinity) return [...required, { ...once, repeats: true, optional: true }];
  return [...required, ...Array.from({ length: max - min }, () => ({ ...once, optional: true }))];
}
