import { type Chart, scaleOf, tickLabel } from './chart';

/** One for each series; where two meet, the first is seen. */
const MARKS = ['●', '○', '·', '×'];

export interface ChartSize {
  /** Of what is drawn within the axes, in characters. */
  readonly columns: number;
  readonly rows: number;
}

/** @returns the lines of a terminal, with the names of the series on the last */
export function terminalChart(chart: Chart, { columns, rows }: ChartSize): string[] {
  const points = chart.series.flatMap(({ points: own }) => own);
  const x = scaleOf(
    chart.x,
    points.map(([value]) => value),
  );
  const y = scaleOf(
    chart.y,
    points.map(([, value]) => value),
  );
  const column = (value: number) => Math.round(x.place(value) * (columns - 1));
  const row = (value: number) => Math.round((1 - y.place(value)) * (rows - 1));
  const field = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  for (const [index, { points: own }] of [...chart.series.entries()].reverse()) {
    for (const [at, height] of between(own, columns, x.place)) {
      const line = field[row(height)];
      if (line) line[column(at)] = MARKS[index % MARKS.length] ?? ' ';
    }
  }
  const labels = new Map(y.ticks.map((tick) => [row(tick), tickLabel(tick)]));
  const margin = Math.max(...[...labels.values()].map(({ length }) => length));
  return [
    `${chart.title}`,
    `${' '.repeat(margin)} ${chart.y.label}`,
    ...field.map(
      (line, index) => `${(labels.get(index) ?? '').padStart(margin)} ┤${line.join('').trimEnd()}`,
    ),
    `${' '.repeat(margin)} └${'─'.repeat(columns)}`,
    `${' '.repeat(margin + 2)}${axisLabels(x.ticks, column, columns)}  ${chart.x.label}`,
    `${' '.repeat(margin + 2)}${chart.series.map(({ name }, index) => `${MARKS[index % MARKS.length] ?? ' '} ${name}`).join('   ')}`,
  ];
}

/** The points and, between two of them, one for each column, on the straight line that a reader would draw. */
function between(
  points: Chart['series'][number]['points'],
  columns: number,
  place: (x: number) => number,
): (readonly [number, number])[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (!next) return [point];
    const steps = Math.max(1, Math.ceil((place(next[0]) - place(point[0])) * columns));
    return Array.from({ length: steps }, (_, step) => {
      const share = step / steps;
      const at =
        point[0] > 0 ? point[0] * (next[0] / point[0]) ** share : point[0] + (next[0] - point[0]) * share;
      return [at, point[1] + (next[1] - point[1]) * share] as const;
    });
  });
}

function axisLabels(ticks: readonly number[], column: (value: number) => number, columns: number): string {
  const line = Array.from({ length: columns }, () => ' ');
  let free = 0;
  for (const tick of ticks) {
    const label = tickLabel(tick);
    const at = Math.min(column(tick), columns - label.length);
    if (at < free) continue;
    line.splice(at, label.length, ...label);
    free = at + label.length + 1;
  }
  return line.join('');
}
