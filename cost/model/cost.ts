import { type Charge, chargesFor } from '../price-list/charge';
import { type PriceList, PRICES } from '../price-list/price-list';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { durationMonths, type Load } from './load';
import { usesOfStanding, usesOfTransactions } from './uses';

export interface CostOptions {
  /** @default - prices.json */
  readonly prices?: PriceList;
  /** Whether what an account has free each month is taken off, as if it ran nothing else. @default false */
  readonly freeTiers?: boolean;
  /** Whether what stands by the month is in it, shared by how long the load lasts. @default false */
  readonly standing?: boolean;
}

/** What a load costs. */
export interface Cost {
  readonly usd: number;
  readonly usdPerMillion: number;
  /** By what is paid for, in the order in which a transaction meets it. */
  readonly charges: readonly Charge[];
}

/**
 * What a pipeline with these settings costs for a load. It is a function of its arguments and the price list, and of nothing else.
 *
 * Alarms, dashboard and a key cost by the month, not by the transaction. With `standing` they are in it, for the time that the load takes: a million
 * transactions at 100 a second take 2.8 hours of a month's 730.
 */
export function costOf(
  settings: PipelineSettings,
  load: Load,
  { prices = PRICES, freeTiers = false, standing = false }: CostOptions = {},
): Cost {
  const uses = [
    ...usesOfTransactions(settings, load),
    ...(standing ? usesOfStanding(settings, durationMonths(load)) : []),
  ];
  const charges = chargesFor(uses, prices, { months: durationMonths(load), freeTiers });
  const usd = charges.reduce((sum, charge) => sum + charge.usd, 0);
  return { usd, usdPerMillion: (usd / load.transactions) * 1e6, charges };
}

/** What stands by the month costs in one, in US dollars. */
export function standingUsdPerMonth(
  settings: PipelineSettings,
  { prices = PRICES, freeTiers = false }: Omit<CostOptions, 'standing'> = {},
): number {
  const charges = chargesFor(usesOfStanding(settings, 1), prices, { freeTiers });
  return charges.reduce((sum, { usd }) => sum + usd, 0);
}
