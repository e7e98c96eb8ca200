/** Lines over one axis, to be drawn in a terminal or as SVG. */
export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'logarithmic';
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Where values of an axis are, from 0 to 1, and which of them are written beside it. */
export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A linear axis begins at 0; a logarithmic one has its ticks at powers of ten. */
export function scaleOf({ scale }: Axis, values: readonly number[]): Scale {
  const most = Math.max(...values);
  if (scale === 'linear') {
    const step = niceStep(most / 5);
    const end = step * Math.max(1, Math.ceil(most / step));
    const count = Math.round(end / step);
    return {
      place: (value) => value / end,
      ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
    };
  }
  const from = Math.log10(Math.min(...values));
  const to = Math.log10(most);
  const width = to - from || 1;
  const powers = Array.from(
    { length: Math.floor(to) - Math.ceil(from) + 1 },
    (_, index) => Math.ceil(from) + index,
  );
  return {
    place: (value) => (Math.log10(value) - from) / width,
    ticks: powers.map((power) => 10 ** power),
  };
}

/** 1, 2 or 5 times a power of ten, the next at or above. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least || 1));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** As it stands beside an axis: `0.01`, `1`, `10,000`. */
export function tickLabel(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
