import { costOf } from '../../../cost/model/cost';
import { loadOfMonth } from '../../../cost/model/load';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import type { ScalePlan } from '../../../scale/settings/plan-cells';
import { code, table } from '../local-run/markdown';
import { figure } from './figures';

/** Of each transaction. */
export const COSTED_BYTES = 1_024;

/** What a plan says, rate by rate, and what it costs by the model of docs/cost.md. */
export function planTable(plans: readonly ScalePlan[], costs: PipelineSettings): string {
  return table(
    [
      'Transactions a second',
      'Cells',
      'Copies in each',
      'Settings of each copy',
      'Ask for, in each cell',
      'USD a month',
      'USD a million',
    ],
    plans.map((plan) => {
      const { usd, usdPerMillion } = costOfPlan(plan, costs);
      return [
        figure(plan.rate),
        `${figure(plan.cells)} of ${figure(plan.cellRate)} a second`,
        figure(plan.shards),
        settingsOf(plan),
        requestsOf(plan),
        Math.round(usd).toLocaleString('en'),
        usdPerMillion.toFixed(2),
      ];
    }),
  );
}

/** Each copy is a pipeline of its own, with its own alarms and dashboard. */
function costOfPlan({ rate, cells, shards }: ScalePlan, costs: PipelineSettings) {
  const copies = cells * shards;
  const { usd, usdPerMillion } = costOf(costs, loadOfMonth(rate / copies, COSTED_BYTES), { standing: true });
  return { usd: usd * copies, usdPerMillion };
}

function settingsOf({ throttleRateLimit, throttleBurstLimit }: ScalePlan): string {
  return `${code(`throttleRateLimit=${throttleRateLimit}`)}, ${code(`throttleBurstLimit=${throttleBurstLimit}`)}`;
}

function requestsOf({ requests }: ScalePlan): string {
  if (requests.length === 0) return 'nothing';
  return requests.map(({ quota, ask }) => `${code(quota.id)} ${figure(ask)}`).join(', ');
}
