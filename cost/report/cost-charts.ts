import type { CostOptions } from '../model/cost';
import type { Load } from '../model/load';
import type { Chart } from '../plot/chart';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { compare, type Side } from './comparison';

const NAMES: readonly (readonly [Side, string])[] = [
  ['ours', 'these settings'],
  ['sample', 'the sample’s settings'],
  ['floor', 'the services’ floor'],
];

/** From one in a hundred seconds to a hundred thousand a second. */
const RATES = steps(0.01, 100_000);

/** What a million transactions cost at other rates. */
export function chartOverRate(settings: PipelineSettings, load: Load, options: CostOptions): Chart {
  return {
    title: `USD a million transactions of ${load.bytes.toLocaleString('en-US')} bytes, by how many arrive`,
    x: { label: 'transactions a second', scale: 'logarithmic' },
    // What stands by the month weighs by the hundreds where little arrives.
    y: { label: 'USD a million', scale: options.standing ? 'logarithmic' : 'linear' },
    series: seriesOf(RATES, (perSecond) => compare(settings, { ...load, perSecond }, options)),
  };
}

/** What a million transactions cost at other sizes. @param mostBytes the largest body that is accepted */
export function chartOverSize(
  settings: PipelineSettings,
  load: Load,
  mostBytes: number,
  options: CostOptions,
): Chart {
  return {
    title: `USD a million transactions at ${load.perSecond.toLocaleString('en-US')} a second, by size`,
    x: { label: 'bytes of a body', scale: 'logarithmic' },
    y: { label: 'USD a million', scale: 'logarithmic' },
    series: seriesOf(steps(Math.min(100, mostBytes / 10), mostBytes), (bytes) =>
      compare(settings, { ...load, bytes: Math.round(bytes) }, options),
    ),
  };
}

function seriesOf(
  at: readonly number[],
  compareAt: (x: number) => ReturnType<typeof compare>,
): Chart['series'] {
  const compared = at.map((x) => [x, compareAt(x)] as const);
  return NAMES.map(([side, name]) => ({
    name,
    points: compared.map(([x, comparison]) => [x, comparison[side].usdPerMillion] as const),
  }));
}

/** Evenly on a logarithmic axis, eight to a power of ten. */
function steps(from: number, to: number): number[] {
  const count = Math.ceil(Math.log10(to / from) * 8);
  return Array.from({ length: count + 1 }, (_, index) => from * (to / from) ** (index / count));
}
