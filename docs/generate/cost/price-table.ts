import { type Price, PRICES } from '../../../cost/price-list/price-list';
import { formatNumber } from './format';
import { markdownTable } from './markdown-table';

/** Each price with its tiers, its date and who says so. */
export function priceTable(): string {
  const headings = ['Service', 'What', 'USD', 'for', 'Free', 'Date', 'Source'];
  return markdownTable({
    columns: headings.map((heading) => ({ heading })),
    rows: Object.values(PRICES).map(priceRow),
  });
}

function priceRow({ service, item, unit, per, tiers, free, date, source }: Price): string[] {
  const prices = tiers.map(
    ({ upTo, usd: price }) => `${price}${upTo === undefined ? '' : ` up to ${formatNumber(upTo)}`}`,
  );
  const quantity = per === 1 ? unit : `${formatNumber(per)}: ${unit}`;
  const links = source.replaceAll(/https:\/\/[^\s;,]+/g, '<$&>');
  return [service, item, prices.join('; '), quantity, free === 0 ? '' : formatNumber(free), date, links];
}
