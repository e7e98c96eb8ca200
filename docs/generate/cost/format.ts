import type { Comparison } from '../../../cost/report/comparison';

/** Of ours in the sample's, in two places. */
export function share({ ours, sample }: Comparison): string {
  return (ours.usd / sample.usd).toFixed(2);
}

/** As a person writes it: `43.2`, `128,000`. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 });
}
