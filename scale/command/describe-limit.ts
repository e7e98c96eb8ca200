import { quotaOf } from '../quotas/quotas';
import type { Limit } from '../simulation/limit-ledger';

/** A limit in words, with the hop that has it. */
export function describeLimit(limit: Limit): string {
  if (limit === 'throttleRateLimit')
    return 'HTTP API: requests a second that this stack takes, a setting of ours';
  const { hop, what } = quotaOf(limit);
  return `${hop}: ${what}`;
}

/** A count in at most six characters, such as `999`, `12,345`, `247 k` or `2.5 M`. */
export function shortCount(count: number): string {
  if (count < 99_999.5) return Number(count < 100 ? count.toFixed(1) : count.toFixed(0)).toLocaleString('en');
  if (count < 999_500) return `${Math.round(count / 1_000)} k`;
  if (count < 9_950_000) return `${(count / 1_000_000).toFixed(1)} M`;
  return `${Math.round(count / 1_000_000)} M`;
}
