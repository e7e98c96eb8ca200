import type { Line } from '@pipeline/terminal';
import type { GrowthMark } from './growth-mark';

/** The columns of the table, in the terminal and on the page. */
export const GROWTH_COLUMNS: readonly {
  readonly heading: string;
  readonly cell: (mark: GrowthMark) => string;
}[] = [
  { heading: 'transactions', cell: ({ transactions }) => write(transactions) },
  { heading: 'ms each', cell: ({ wallMs }) => write(wallMs, 2) },
  { heading: 'processor ms each', cell: ({ processorMs }) => write(processorMs, 2) },
  { heading: 'resident MB', cell: ({ residentMb }) => write(residentMb) },
  { heading: 'live MB', cell: ({ liveMb }) => write(liveMb) },
  { heading: 'dead letters', cell: ({ deadLetters }) => write(deadLetters) },
];

export function growthHeading(): Line {
  return lineOf(({ heading }) => heading);
}

export function growthLine(mark: GrowthMark): Line {
  return lineOf(({ cell }) => cell(mark));
}

function lineOf(textOf: (column: (typeof GROWTH_COLUMNS)[number]) => string): Line {
  return {
    cells: GROWTH_COLUMNS.map((column) => ({
      text: textOf(column),
      width: Math.max(9, column.heading.length),
      align: 'right',
    })),
    rest: { text: '' },
    overflow: 'cut',
  };
}

function write(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
