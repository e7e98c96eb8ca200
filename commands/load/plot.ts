import { escapeHtml } from './escape-html';
import { ticksUpTo } from './ticks';

/** A line of a plot. A value that is undefined leaves a gap. */
export interface Series {
  readonly name: string;
  /** Of CSS. */
  readonly colour: string;
  readonly values: readonly (number | undefined)[];
  /** So that a line below it is seen, too. @default false */
  readonly isDashed?: boolean;
}

export interface Plot {
  readonly title: string;
  /** Of the values, such as `ms`. */
  readonly unit: string;
  /** When each value was, in seconds. */
  readonly seconds: readonly number[];
  readonly series: readonly Series[];
}

const WIDTH = 860;
const HEIGHT = 280;
const LEFT = 70;
const RIGHT = 12;
const TOP = 28;
const BOTTOM = 44;
const INNER_WIDTH = WIDTH - LEFT - RIGHT;
const INNER_HEIGHT = HEIGHT - TOP - BOTTOM;
const LEGEND_COLUMN = 150;

/** Draws lines over time as SVG that needs nothing else. */
export function drawPlot({ title, unit, seconds, series }: Plot): string {
  const xTicks = ticksUpTo(Math.max(1, ...seconds), 8);
  const yTicks = ticksUpTo(
    Math.max(0, ...series.flatMap(({ values }) => values.filter((value) => value !== undefined))),
  );
  const scale = { x: xTicks.at(-1) ?? 1, y: yTicks.at(-1) ?? 1 };
  const x = (value: number) => (LEFT + (value / scale.x) * INNER_WIDTH).toFixed(1);
  const y = (value: number) => (TOP + INNER_HEIGHT - (value / scale.y) * INNER_HEIGHT).toFixed(1);
  const grid = yTicks.map(
    (tick) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${LEFT - 8}" y="${y(tick)}" dy="4" text-anchor="end">${tick.toLocaleString('en')}</text>`,
  );
  const times = xTicks.map(
    (tick) =>
      `<text x="${x(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
  );
  const lines = series.map(
    ({ values, colour, isDashed = false }) =>
      `<path fill="none"${isDashed ? ' stroke-dasharray="2 6"' : ''} stroke="${escapeHtml(colour)}" stroke-width="2" d="${pathOf(values, (value, index) => `${x(seconds[index] ?? 0)} ${y(value)}`)}"/>`,
  );
  const legend = series.map(
    ({ name, colour }, index) =>
      `<rect x="${LEFT + index * LEGEND_COLUMN}" y="6" width="12" height="12" fill="${escapeHtml(colour)}"/><text x="${LEFT + index * LEGEND_COLUMN + 18}" y="16">${escapeHtml(name)}</text>`,
  );
  return `<figure><figcaption>${escapeHtml(title)}, ${escapeHtml(unit)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">
${[...grid, ...times, ...lines, ...legend].join('\n')}
<text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">seconds</text>
</svg></figure>`;
}

/** A point alone is a line of no length, with a round end. */
function pathOf(
  values: readonly (number | undefined)[],
  point: (value: number, index: number) => string,
): string {
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === undefined) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      const isAlone = command === 'M' && values[index + 1] === undefined;
      return `${command}${point(value, index)}${isAlone ? 'h0' : ''}`;
    })
    .join('');
}
