import type { Line } from '@pipeline/terminal';
import type { Measured } from '../sides/side';
import type { BenchRecord } from './bench-record';
import { ROWS } from './figures';
import { median } from './median';

/** A row of the table, in words. */
export interface TableRow {
  readonly what: string;
  /** The median; of memory the most. */
  readonly figure: string;
  readonly unit: string;
  /** From the least to the most; empty of what was measured once. */
  readonly spread: string;
  /** What is aimed at; empty of what is there to compare with. */
  readonly goal: string;
}

/** A row for each figure that was measured. */
export function tableRows(measured: Measured, record: BenchRecord): TableRow[] {
  return ROWS.flatMap(({ figure, description, unit, digits = 0, goal }): TableRow[] => {
    const values = measured[figure] ?? [];
    const middle = median(values);
    if (middle === undefined) return [];
    const write = (value: number) =>
      value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return [
      {
        what: description,
        figure: write(figure === 'rssMb' ? Math.max(...values) : middle),
        unit,
        spread: values.length > 1 ? `${write(Math.min(...values))} to ${write(Math.max(...values))}` : '',
        goal: goal?.(record, (name) => median(measured[name] ?? [])) ?? '',
      },
    ];
  });
}

/** A row as a line of a terminal. */
export function rowLine({ what, figure, unit, spread, goal }: TableRow): Line {
  return {
    cells: [
      { text: what, width: 31 },
      { text: figure, width: 8, align: 'right' },
      { text: unit, width: 5 },
      { text: spread, width: 18, align: 'right', tone: 'aside' },
    ],
    rest: { text: goal },
    overflow: 'wrap',
  };
}
