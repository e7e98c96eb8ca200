import { type Line, widthOf } from '@pipeline/terminal';

/** Rows of texts under a heading. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly heading: string;
  /** @default - left */
  readonly align?: 'right';
}

/** A table as lines for a terminal: each column as wide as its widest text; a last one of words goes on below where there is no room. */
export function layOutTable({ columns, rows }: Table): Line[] {
  const headings = columns.map(({ heading }) => heading);
  const widths = headings.map((heading, index) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const isOfWords = columns.at(-1)?.align === undefined;
  const line = (row: readonly string[]): Line => {
    const cells = columns.map(({ align }, index) => ({
      text: row[index] ?? '',
      width: widths[index] ?? 0,
      align,
    }));
    const rest = isOfWords ? (cells.pop()?.text ?? '') : '';
    return { cells, rest: { text: rest }, overflow: 'wrap' };
  };
  const rule = widths.map((width, index) =>
    '─'.repeat(isOfWords && index === widths.length - 1 ? 13 : width),
  );
  return [line(headings), line(rule), ...rows.map(line)];
}
