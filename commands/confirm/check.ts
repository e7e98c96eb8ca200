import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';
import type { TransactionSender } from '../aws/transaction-sender';

/** What a check works with. */
export interface Stage {
  readonly connection: Connection;
  readonly stack: DeployedStack;
  readonly sender: TransactionSender;
  /** How long an event may take to reach the archive, in milliseconds. */
  readonly archiveDelayMs: number;
  readonly signal: AbortSignal;
}

/** `confirmed`: AWS does what the pipeline is built for. `different`: it does not, and something has to be done. */
export interface Finding {
  readonly outcome: 'confirmed' | 'different';
  /** What was seen, without account ids and bodies. */
  readonly detail: string;
}

/** One thing that nobody has confirmed against AWS. */
export interface Check {
  /** Stable, for machines. */
  readonly id: string;
  readonly question: string;
  /** What somebody should do if the answer is no. */
  readonly otherwise: string;
  run(stage: Stage): Promise<Finding>;
}

/** @param complaints what is not as built for; nothing means that all is */
export function findingOf(complaints: readonly string[], confirmed: string): Finding {
  return complaints.length === 0
    ? { outcome: 'confirmed', detail: confirmed }
    : { outcome: 'different', detail: complaints.join('; ') };
}
