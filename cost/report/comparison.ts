import { type Cost, costOf, type CostOptions } from '../model/cost';
import type { Load } from '../model/load';
import { PRICES } from '../price-list/price-list';
import { floorOf } from '../settings/floor-settings';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { SAMPLE_SETTINGS } from '../settings/sample-settings';

/** Of whom a cost is: the stack's own settings, the sample's, and the least that the services take. */
export const SIDES = ['ours', 'sample', 'floor'] as const;

export type Side = (typeof SIDES)[number];

/** What each of three pipelines costs for the same load. */
export type Comparison = Readonly<Record<Side, Cost>>;

export function compare(settings: PipelineSettings, load: Load, options: CostOptions): Comparison {
  return {
    ours: costOf(settings, load, options),
    sample: costOf(SAMPLE_SETTINGS, load, options),
    floor: costOf(floorOf(settings), load, options),
  };
}

/** One thing that is paid for, and what each side pays. */
export interface ComparedCharge {
  readonly service: string;
  readonly item: string;
  readonly unit: string;
  /** Of ours, in units. */
  readonly quantity: number;
  readonly usd: Readonly<Record<Side, number>>;
}

/** All that one of the sides pays for, each once, in the order of the price list. */
export function comparedCharges(comparison: Comparison): ComparedCharge[] {
  return Object.keys(PRICES).flatMap((price) => {
    const of = (side: Side) => comparison[side].charges.find((charge) => charge.price === price);
    const any = of('ours') ?? of('sample') ?? of('floor');
    if (!any) return [];
    const { service, item, unit } = any;
    const usd = { ours: of('ours')?.usd ?? 0, sample: of('sample')?.usd ?? 0, floor: of('floor')?.usd ?? 0 };
    return [{ service, item, unit, quantity: of('ours')?.quantity ?? 0, usd }];
  });
}

/** What a script reads: US dollars for the whole load. */
export interface CostSummary {
  readonly totalUsd: number;
  readonly sampleUsd: number;
  readonly floorUsd: number;
  /** Ours by the sample's. */
  readonly ratio: number;
  readonly services: Readonly<Record<string, Readonly<Record<Side, number>>>>;
}

export function summarize(comparison: Comparison, charges: readonly ComparedCharge[]): CostSummary {
  const { ours, sample, floor } = comparison;
  const services = [...new Set(charges.map(({ service }) => service))];
  const sumsOf = (service: string) => {
    const own = charges.filter((charge) => charge.service === service);
    const sumOf = (side: Side) => roundUsd(own.reduce((sum, { usd }) => sum + usd[side], 0));
    return { ours: sumOf('ours'), sample: sumOf('sample'), floor: sumOf('floor') };
  };
  return {
    totalUsd: roundUsd(ours.usd),
    sampleUsd: roundUsd(sample.usd),
    floorUsd: roundUsd(floor.usd),
    ratio: Number((ours.usd / sample.usd).toFixed(4)),
    services: Object.fromEntries(services.map((service) => [service, sumsOf(service)])),
  };
}

/** To a millionth of a dollar: what is beyond is noise of floating point. */
function roundUsd(usd: number): number {
  return Number(usd.toFixed(6));
}
