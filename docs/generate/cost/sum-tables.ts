import type { Load } from '../../../cost/model/load';
import { compare, comparedCharges, type Comparison } from '../../../cost/report/comparison';
import { chargeTable, formatUsd } from '../../../cost/report/cost-tables';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { formatNumber, share } from './format';
import { markdownTable } from './markdown-table';

const RATES = [0.01, 0.1, 0.4, 1, 10, 100, 1_000, 10_000];

/** What is paid for a million, by service: without quantities, and without the sum of the load, which is the same. */
export function millionTable(comparison: Comparison, load: Load): string {
  const { columns, rows } = chargeTable(comparedCharges(comparison), load);
  const kept = [0, 1, 5, 6, 7];
  const pick = <One>(all: readonly One[]) => all.filter((_, index) => kept.includes(index));
  const headings = ['Service', 'What', 'these settings', 'the sample’s', 'floor'];
  return markdownTable({
    columns: pick(columns).map((column, index) => ({ ...column, heading: headings[index] ?? '' })),
    rows: rows.map((row) => {
      const cells = pick(row);
      return row[0] === 'together' ? cells.map((cell) => (cell === '' ? '' : `**${cell}**`)) : cells;
    }),
  });
}

/** What a million costs at several rates, without and with what stands by the month. */
export function rateTable(settings: PipelineSettings, load: Load): string {
  return markdownTable({
    columns: [
      { heading: 'A second', align: 'right' },
      { heading: 'these settings', align: 'right' },
      { heading: 'the sample’s', align: 'right' },
      { heading: 'of it', align: 'right' },
      { heading: 'with alarms and dashboard', align: 'right' },
      { heading: 'of it', align: 'right' },
    ],
    rows: RATES.map((perSecond) => {
      const at = { ...load, perSecond };
      const without = compare(settings, at, {});
      const standing = compare(settings, at, { standing: true });
      return [
        formatNumber(perSecond),
        formatUsd(without.ours.usd),
        formatUsd(without.sample.usd),
        share(without),
        formatUsd(standing.ours.usd),
        share(standing),
      ];
    }),
  });
}
