/** How a text is meant; whether that is a colour, the output decides. */
export type Tone = 'failure' | 'success' | 'aside' | 'strong';

/** Some text of a line, as it came: it is escaped by the output. */
export interface Span {
  readonly text: string;
  /** @default - plain */
  readonly tone?: Tone;
}

/** A column of a line. */
export interface Cell extends Span {
  /** How wide it is, in the columns of a terminal: a shorter text is filled up, a longer one cut. */
  readonly width: number;
  /** A longer text is shown up to so many columns where the terminal is wide, or the output is none. @default - it is cut */
  readonly widthWhereWide?: number;
  /** @default - left */
  readonly align?: 'left' | 'right';
}

/** A line of a table: columns, and a text that takes what is left. */
export interface Line {
  readonly cells: readonly Cell[];
  readonly rest: Span;
  /** What becomes of a rest that does not fit into the terminal's width. Where there is no terminal, it goes on. */
  readonly overflow: 'cut' | 'wrap';
}
