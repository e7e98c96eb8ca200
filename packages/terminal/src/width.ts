import stringWidth from 'string-width';

const PLAIN = /^[\x20-\x7e]*$/;
const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns of a terminal a text takes: an ideograph takes two, a combining mark none. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Whether a text takes no more columns. No character takes more than two. */
export function fitsWidth(text: string, columns: number): boolean {
  return 2 * text.length <= columns || widthOf(text) <= columns;
}

/** The text, or as much of its beginning as fits with an ellipsis behind it. */
export function cutToWidth(text: string, columns: number): string {
  if (fitsWidth(text, columns)) return text;
  return columns < 1 ? '' : `${beginningWithin(text, columns - 1)}${ELLIPSIS}`;
}

/** Fills a text up with blanks. */
export function padToWidth(text: string, columns: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, columns - widthOf(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Breaks a text into lines: at a blank, if one is near enough to the end. */
export function wrapToWidth(text: string, columns: number): string[] {
  const lines: string[] = [];
  let remaining = text;
  while (widthOf(remaining) > columns) {
    const fitting = beginningWithin(remaining, columns) || remaining.slice(0, 1);
    const blank = remaining[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
    const end = blank > fitting.length / 2 ? blank : fitting.length;
    lines.push(remaining.slice(0, end));
    remaining = remaining.slice(end).trimStart();
  }
  return [...lines, remaining];
}

function beginningWithin(text: string, columns: number): string {
  let taken = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    taken += widthOf(segment);
    if (taken > columns) return text.slice(0, index);
  }
  return text;
}
