import { loadBody } from '../../commands/load/load-body';

/** Of each transaction. */
export const BODY_BYTES = 1_024;

let bursts = 0;

/** The bodies of one burst: JSON of about a kilobyte, no two alike. */
export function burstBodies(transactions: number): Buffer[] {
  const runId = `bench-${bursts++}`;
  return Array.from({ length: transactions }, (_, number) => loadBody(runId, number, BODY_BYTES));
}
