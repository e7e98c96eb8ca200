import { describeDuration } from '@pipeline/terminal';
import { type CostOptions, standingUsdPerMonth } from '../model/cost';
import { durationSeconds, type Load } from '../model/load';
import { PRICE_REGION } from '../price-list/price-list';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { compare, type Comparison } from './comparison';
import { formatUsd } from './cost-tables';

/** What is asked for. */
export function describeLoad(
  { throttlePerSecond = Infinity }: PipelineSettings,
  load: Load,
  { freeTiers, standing }: CostOptions,
): string[] {
  const { transactions, bytes, perSecond } = load;
  return [
    `${number(transactions)} transactions of ${number(bytes)} bytes, ${number(perSecond)} a second, which takes ${durationOf(load)}.`,
    `In USD, ${PRICE_REGION}, ${freeTiers ? 'after' : 'without'} what an account has free each month, ${standing ? 'with' : 'without'} what stands by the month.`,
    ...(perSecond > throttlePerSecond
      ? [
          `The API would refuse what is above ${number(throttlePerSecond)} a second (throttleRateLimit): this is what it costs if that is raised.`,
        ]
      : []),
  ];
}

/** What comes of it. */
export function describeSums({ ours, sample, floor }: Comparison): string[] {
  const share = (ours.usd / sample.usd).toFixed(2);
  return [
    `These settings cost ${formatUsd(ours.usd)}, the sample's ${formatUsd(sample.usd)}: ${share} of it. The services themselves take ${formatUsd(floor.usd)}, with nothing that tells of a transaction.`,
  ];
}

/** What is paid whether or not a transaction comes, and what it is in the sums. */
export function describeStanding(settings: PipelineSettings, load: Load, options: CostOptions): string[] {
  const standing = [
    [settings.alarmMetrics, 'alarm metric'] as const,
    [settings.dashboards, 'dashboard'] as const,
    [settings.keys, 'key'] as const,
  ].flatMap(([count, what]) => (count > 0 ? `${count} ${what}${count === 1 ? '' : 's'}` : []));
  if (standing.length === 0) return ['Nothing stands by the month: no alarm, no dashboard, no key.'];
  const month = standingUsdPerMonth(settings, options);
  const all = compare(settings, load, { ...options, standing: true });
  const none = compare(settings, load, { ...options, standing: false });
  return [
    `What stands by the month (${standing.join(', ')}) costs ${formatUsd(month)} a month whatever comes; of that ${formatUsd(all.ours.usd - none.ours.usd)} for the time of this load.`,
    `The sample has none of it. With it (--standing): ${formatUsd(all.ours.usd)} to ${formatUsd(all.sample.usd)}, ${(all.ours.usd / all.sample.usd).toFixed(2)} of it.`,
  ];
}

function durationOf(load: Load): string {
  const seconds = durationSeconds(load);
  const days = seconds / 86_400;
  return days < 3 ? describeDuration(seconds * 1_000) : `${number(days)} days`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 3 : 0 });
}
