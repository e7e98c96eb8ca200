import { type Cost, costOf, type CostOptions, standingUsdPerMonth } from '../model/cost';
import type { Load } from '../model/load';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { type ComparedCharge, SIDES } from './comparison';
import type { Table } from './lay-out-table';
import { changesOf, SETTING_CHANGES, type SettingChange, STANDING_CHANGES } from './setting-effects';

/** What is paid for, by service, with a row of sums. */
export function chargeTable(charges: readonly ComparedCharge[], { transactions }: Load): Table {
  const perMillion = (usd: number) => formatUsd((usd / transactions) * 1e6);
  const row = (what: readonly string[], usd: ComparedCharge['usd']) => [
    ...what,
    formatUsd(usd.ours),
    ...SIDES.map((side) => perMillion(usd[side])),
  ];
  const sums = Object.fromEntries(
    SIDES.map((side) => [side, charges.reduce((sum, { usd }) => sum + usd[side], 0)]),
  ) as unknown as ComparedCharge['usd'];
  return {
    columns: [
      { heading: 'Service' },
      { heading: 'What' },
      { heading: 'Quantity', align: 'right' },
      { heading: 'Unit' },
      { heading: 'USD', align: 'right' },
      { heading: 'a million', align: 'right' },
      { heading: 'sample', align: 'right' },
      { heading: 'floor', align: 'right' },
    ],
    rows: [
      ...charges.map(({ service, item, quantity, unit, usd }) =>
        row([service, item, formatQuantity(quantity), unit], usd),
      ),
      row(['together', '', '', ''], sums),
    ],
  };
}

/** What other values of settings would add to a million transactions, or take off. */
export function changeTable(settings: PipelineSettings, load: Load, options: CostOptions): Table {
  const before = costOf(settings, load, options);
  return {
    columns: [
      { heading: 'Set otherwise' },
      { heading: 'USD a million', align: 'right' },
      { heading: 'What one gets' },
    ],
    rows: changesOf(SETTING_CHANGES, settings).map((change) =>
      changeRow(change, before, costOf(change.change(settings), load, options)),
    ),
  };
}

/** The same for what stands by the month, in a month. */
export function standingTable(settings: PipelineSettings): Table {
  return {
    columns: [
      { heading: 'Set otherwise' },
      { heading: 'USD a month', align: 'right' },
      { heading: 'What one gets' },
    ],
    rows: changesOf(STANDING_CHANGES, settings).map(({ name, effect, change }) => [
      name,
      signed(standingUsdPerMonth(change(settings)) - standingUsdPerMonth(settings)),
      effect,
    ]),
  };
}

function changeRow({ name, effect }: SettingChange, before: Cost, after: Cost): string[] {
  return [name, signed(after.usdPerMillion - before.usdPerMillion), effect];
}

function signed(usd: number): string {
  const text = formatUsd(Math.abs(usd));
  if (Number(text) === 0) return text;
  return `${usd < 0 ? '−' : '+'}${text}`;
}

/** Two places, as on a bill; three for what would be less than a cent. */
export function formatUsd(usd: number): string {
  const digits = usd !== 0 && Math.abs(usd) < 0.1 ? 3 : 2;
  return usd.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function formatQuantity(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: quantity < 100 ? 2 : 0 });
}
