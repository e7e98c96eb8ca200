import type { Price, PriceId, PriceList } from './price-list';

/** A quantity of something that is paid for, in units of its price. */
export interface Use {
  readonly price: PriceId;
  readonly quantity: number;
}

/** What a quantity costs. */
export interface Charge extends Use {
  readonly service: string;
  readonly item: string;
  readonly unit: string;
  readonly usd: number;
}

export interface ChargeOptions {
  /**
   * Over how many months the quantities are spread evenly. Tiers and free quantities count anew each month; less than a month has all of
   * what is free in one, but of what is free for a month's time its share.
   * @default 1
   */
  readonly months?: number;
  /** Whether what an account has free each month is taken off, as if it used nothing else. @default false */
  readonly freeTiers?: boolean;
}

/** @returns a charge for each price that is used at all, in the order of the list */
export function chargesFor(
  uses: readonly Use[],
  prices: PriceList,
  { months = 1, freeTiers = false }: ChargeOptions = {},
): Charge[] {
  const ids = Object.keys(prices) as PriceId[];
  return ids.flatMap((id) => {
    const quantity = uses.reduce((sum, use) => (use.price === id ? sum + use.quantity : sum), 0);
    if (quantity === 0) return [];
    const { service, item, unit, free, standing } = prices[id];
    const bills = Math.max(1, months);
    const freeOnBill = freeTiers ? free * (standing ? Math.min(1, months) : 1) : 0;
    const usd = bills * tieredUsd(Math.max(0, quantity / bills - freeOnBill), prices[id]);
    return [{ price: id, quantity, service, item, unit, usd }];
  });
}

/**
 * What a month's quantity costs when each tier's price holds for its part of it.
 *
 * @returns US dollars
 */
export function tieredUsd(quantity: number, { per, tiers }: Pick<Price, 'per' | 'tiers'>): number {
  let from = 0;
  let usd = 0;
  for (const { upTo = Infinity, usd: tierUsd } of tiers) {
    usd += (Math.max(0, Math.min(quantity, upTo) - from) / per) * tierUsd;
    from = upTo;
  }
  return usd;
}
