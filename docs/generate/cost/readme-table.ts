import { compare } from '../../../cost/report/comparison';
import { formatUsd } from '../../../cost/report/cost-tables';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { markdownTable } from './markdown-table';

const BEGIN = '<!-- cost: npm run docs -->\n';
const END = '\n\n<!-- end -->';

const RATES = [
  ['at 100 a second', 100],
  ['at 0.4', 0.4],
] as const;

/** The README with the table of what a million transactions of 1 KB cost, in USD, in the place of the one that it has. */
export function withCostTable(readme: string, settings: PipelineSettings): string {
  const start = readme.indexOf(BEGIN) + BEGIN.length;
  return readme.slice(0, start) + costTable(settings) + readme.slice(readme.indexOf(END, start));
}

function costTable(settings: PipelineSettings): string {
  return markdownTable({
    columns: ['USD a million', 'this stack', 'the sample', 'floor'].map((heading) => ({
      heading,
      align: 'right',
    })),
    rows: RATES.map(([words, perSecond]) => {
      const { ours, sample, floor } = compare(settings, { transactions: 1e6, bytes: 1_024, perSecond }, {});
      return [words, ...[ours, sample, floor].map(({ usd }) => formatUsd(usd))];
    }),
  });
}
