import type { Paint } from './colours';
import { escapeText } from './escape';
import type { Cell, Line, Span } from './line';
import { cutToWidth, fitsWidth, padToWidth, widthOf, wrapToWidth } from './width';

/** What lines are laid out for. */
export interface Page {
  /** The terminal's width. @default - there is no terminal: nothing is cut or wrapped */
  readonly columns?: number;
  readonly paint: Paint;
}

/** From so many columns on, there are two blanks between columns. */
const ROOMY = 80;
/** From so many columns on, what need not be cut is not. */
const WIDE = 120;
/** A rest that would have fewer columns than this begins on a line of its own. */
const NARROWEST_REST = 20;
const INDENT = 4;

/** One text, as it is: the terminal wraps it. */
export function layOutText({ text, tone }: Span, { paint }: Page): string {
  return paint(escapeText(text), tone);
}

/** A line of a table, as lines of a terminal. */
export function layOutLine({ cells, rest, overflow }: Line, page: Page): string[] {
  const { columns = Infinity, paint } = page;
  const gap = columns < ROOMY ? ' ' : '  ';
  const laidOut = cells.map((cell) => layOutCell(cell, columns));
  const start = laidOut.reduce((sum, text) => sum + widthOf(text) + gap.length, 0);
  const lead = laidOut.map((text, index) => paint(text, cells[index]?.tone) + gap).join('');
  const [first, indent, more] = layOutRest(escapeText(rest.text), overflow, columns, start);
  const line = first === '' ? lead.trimEnd() : lead + paint(first, rest.tone);
  return [line, ...more.map((text) => ' '.repeat(indent) + paint(text, rest.tone))];
}

function layOutCell({ text, width, widthWhereWide = width, align = 'left' }: Cell, columns: number): string {
  const longest = columns < WIDE ? width : widthWhereWide;
  return padToWidth(cutToWidth(escapeText(text), longest), width, align);
}

/** @returns what goes on the line itself, the indent of the lines below it, and these */
function layOutRest(
  text: string,
  overflow: Line['overflow'],
  columns: number,
  start: number,
): [first: string, indent: number, more: string[]] {
  const left = columns - start;
  if (overflow === 'cut') return [cutToWidth(text, left), start, []];
  if (fitsWidth(text, left)) return [text, start, []];
  if (left < NARROWEST_REST) return ['', INDENT, wrapToWidth(text, Math.max(1, columns - INDENT))];
  const [first = '', ...more] = wrapToWidth(text, left);
  return [first, start, more];
}
