import type { Faults } from '@pipeline/local-account';
import { bodiesOf } from './bodies';
import { faultPlan, type PlannedFault } from './fault-plan';
import type { Broken } from './ledger';
import { emptyReport, type SoakReport, withRound } from './soak-report';
import { soakRound } from './soak-round';
import type { SoakedPipeline } from './soaked-pipeline';
import type { SoakedTime } from './soaked-time';

/** So many transactions are sent before it is looked what became of them: more would be held in memory. */
const ROUND = 2_000;

export interface SoakProps {
  readonly pipeline: SoakedPipeline;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  readonly time: SoakedTime;
  readonly transactions: number;
  /** What the bodies and the faults are made of. */
  readonly seed: number;
  /** What goes wrong. @default - all of `faultPlan` */
  readonly plan?: readonly PlannedFault[];
  /** Is told of each that was answered. */
  readonly onAnswer?: () => void;
  /** Is told after each round. */
  readonly onRound?: (report: SoakReport, broken: readonly Broken[]) => void;
  /** Ends it once it is known what became of those that were sent. @default - it runs to its end */
  readonly signal?: AbortSignal;
}

/**
 * Sends transactions through a pipeline in which hops fail at random, round by round, and keeps book of each.
 *
 * @returns what became of all that was sent
 */
export async function soak({
  transactions,
  seed,
  plan = faultPlan(seed),
  onRound,
  signal,
  ...run
}: SoakProps): Promise<SoakReport> {
  let report = emptyReport(seed);
  for (let round = 0; report.transactions < transactions && !signal?.aborted; round++) {
    const count = Math.min(ROUND, transactions - report.transactions);
    const { counts, strikes, broken } = await soakRound({
      ...run,
      signal,
      plan,
      bodies: bodiesOf(seed, round, count),
    });
    report = withRound(report, counts, strikes);
    onRound?.(report, broken);
  }
  return report;
}
