import type { Line } from '@pipeline/terminal';
import type { Measured } from '../sides/side';
import type { BenchRecord } from './bench-record';
import { ROWS } from './figures';
import { median } from './median';

/** A line for each figure that was measured: its median, from where to where it went, and the goal beside it. */
export function describeMeasured(measured: Measured, record: BenchRecord): Line[] {
  return ROWS.flatMap(({ figure, words, unit, digits = 0, goal }): Line[] => {
    const values = measured[figure] ?? [];
    const middle = median(values);
    if (middle === undefined) return [];
    const write = (value: number) =>
      value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const shown = figure === 'rssMb' ? Math.max(...values) : middle;
    const spread = `${write(Math.min(...values))} to ${write(Math.max(...values))}`;
    return [
      {
        cells: [
          { text: words, width: 31 },
          { text: write(shown), width: 8, align: 'right' },
          { text: unit, width: 5 },
          { text: values.length > 1 ? spread : '', width: 18, align: 'right', tone: 'aside' },
        ],
        rest: { text: goal?.(record) ?? '' },
        overflow: 'wrap',
      },
    ];
  });
}
