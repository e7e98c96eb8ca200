import type { AsciiSet } from './ascii-set';

/** One character of a set, so many times in a row. */
export interface Repetition {
  readonly set: AsciiSet;
  readonly min: number;
  /** `Infinity` for no limit. */
  readonly max: number;
}

/** What is on one side of a `|`. */
export interface Alternative {
  /** Whether it begins with `^`: it is found at the beginning of the text only. */
  readonly atStart: boolean;
  /** Whether it ends with `$`: it is found at the end of the text only. */
  readonly atEnd: boolean;
  readonly repetitions: readonly Repetition[];
}
