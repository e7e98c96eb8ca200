import { UserError } from '@pipeline/local-account';
import type { Line, Printer } from '@pipeline/terminal';
import type { CostOptions } from '../model/cost';
import type { Load } from '../model/load';
import { terminalChart } from '../plot/terminal-chart';
import type { PipelineSettings } from '../settings/pipeline-settings';
import { compare, comparedCharges, type CostSummary, summarize } from './comparison';
import { chartOverRate, chartOverSize } from './cost-charts';
import { changeTable, chargeTable, standingTable } from './cost-tables';
import { describeLoad, describeStanding, describeSums } from './describe-cost';
import { layOutTable } from './lay-out-table';

/** What is asked: a load, and how it is counted. */
export type AskedCost = Load & Required<Pick<CostOptions, 'freeTiers' | 'standing'>>;

const CHART = { columns: 64, rows: 14 };

/**
 * Prints what a load costs.
 *
 * @returns the sums
 * @throws UserError for a body that the stack's queue refuses
 */
export function reportCost(settings: PipelineSettings, asked: AskedCost, output: Printer): CostSummary {
  const { transactions, bytes, perSecond, freeTiers, standing } = asked;
  const load = { transactions, bytes, perSecond };
  if (bytes > settings.maxBodyBytes) {
    throw new UserError(
      `--bytes ${bytes} is more than the queue takes: in this configuration at most ${settings.maxBodyBytes}. Raise maxTransactionBytes, or ask for less.`,
    );
  }
  const options = { freeTiers, standing };
  const comparison = compare(settings, load, options);
  const charges = comparedCharges(comparison);
  const print = (lines: readonly (Line | string)[]) => {
    for (const line of lines) output.print(line);
    output.print('');
  };
  print(describeLoad(settings, load, options));
  print(layOutTable(chargeTable(charges, load)));
  print(describeSums(comparison));
  print(describeStanding(settings, load, options));
  print(layOutTable(changeTable(settings, load, options)));
  print(layOutTable(standingTable(settings)));
  print(terminalChart(chartOverRate(settings, load, options), CHART));
  print(terminalChart(chartOverSize(settings, load, settings.maxBodyBytes, options), CHART));
  return summarize(comparison, charges);
}
