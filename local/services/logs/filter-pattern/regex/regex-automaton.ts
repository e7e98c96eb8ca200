import type { TextTest } from '../text-test';
import { InvalidFilterPatternError } from '../invalid-filter-pattern-error';
import type { AsciiSet } from './ascii-set';
import type { Alternative, Repetition } from './regex-syntax';

/** A bound on the work for each character of a text. AWS's own limit is not known. */
const MAX_STATES = 2000;

/** A place in an alternative: what may come next there. */
type State =
  | {
      readonly kind: 'reads';
      readonly set: AsciiSet;
      /** Whether reading leaves the automaton where it is, for any number of repetitions. */
      readonly repeats: boolean;
      /** Whether the next state is reached without reading. */
      readonly optional: boolean;
    }
  | { readonly kind: 'found'; readonly atEnd: boolean };

/**
 * A non-deterministic automaton that is in all of its states at once, after Thompson: the time is the text's length
 * times the number of states, for every text.
 */
export function regexAutomaton(alternatives: readonly Alternative[]): TextTest {
  const states: State[] = [];
  const anchored: number[] = [];
  const floating: number[] = [];
  for (const { atStart, atEnd, repetitions } of alternatives) {
    (atStart ? anchored : floating).push(states.length);
    for (const repetition of repetitions) states.push(...readingStates(repetition));
    states.push({ kind: 'found', atEnd });
    if (states.length > MAX_STATES) throw new InvalidFilterPatternError();
  }
  return (text) => new Run(states, text).finds(anchored, floating);
}

function readingStates({ set, min, max }: Repetition): State[] {
  const once: State = { kind: 'reads', set, repeats: false, optional: false };
  const required = Array.from({ length: min }, () => once);
  if (max === Infinity) return [...required, { ...once, repeats: true, optional: true }];
  return [...required, ...Array.from({ length: max - min }, () => ({ ...once, optional: true }))];
}

/** The way of an automaton through one text. */
class Run {
  private current: number[] = [];
  private next: number[] = [];
  /** For each state: one more than the offset at which it was entered last. */
  private readonly entered: Uint32Array;

  constructor(
    private readonly states: readonly State[],
    private readonly text: string,
  ) {
    this.entered = new Uint32Array(states.length);
  }

  /** @param anchored - the states to be in at the beginning; `floating` are those to enter anywhere */
  finds(anchored: readonly number[], floating: readonly number[]): boolean {
    if (this.enterAll(anchored, 0)) return true;
    for (let offset = 0; ;) {
      if (this.enterAll(floating, offset)) return true;
      this.advance();
      const code = this.text.codePointAt(offset);
      if (code === undefined || (this.current.length === 0 && floating.length === 0)) return false;
      offset += code > 0xffff ? 2 : 1;
      if (this.read(code, offset)) return true;
    }
  }

  private advance(): void {
    [this.current, this.next] = [this.next, this.current];
    this.next.length = 0;
  }

  private read(code: number, end: number): boolean {
    for (const index of this.current) {
      const state = this.states[index];
      if (state?.kind !== 'reads' || !state.set.has(code)) continue;
      if (this.enter(state.repeats ? index : index + 1, end)) return true;
    }
    return false;
  }

  private enterAll(indices: readonly number[], offset: number): boolean {
    return indices.some((index) => this.enter(index, offset));
  }

  /** Enters a state and those reached from it without reading. @returns whether the expression is found */
  private enter(from: number, offset: number): boolean {
    for (let index = from; this.entered[index] !== offset + 1; index += 1) {
      this.entered[index] = offset + 1;
      const state = this.states[index];
      if (state === undefined) return false;
      if (state.kind === 'found') return !state.atEnd || offset === this.text.length;
      this.next.push(index);
      if (!state.optional) return false;
    }
    return false;
  }
}
