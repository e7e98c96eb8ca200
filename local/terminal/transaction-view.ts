import type { Trace, TraceRecord } from '@pipeline/local-account';
import { describeRecord } from './describe-record';

/** Times of first records are kept for this many transactions. */
const KEPT_STARTS = 1_000;

/**
 * Shows each transaction as it passes: a line for each hop, with the time since its first. A transaction is told by the
 * beginning of its request id.
 *
 * @param print writes one line
 * @returns what ends it
 */
export function showTransactions(trace: Trace, print: (line: string) => void): () => void {
  const startedAt = new Map<string, number>();
  return trace.subscribe((record) => {
    if (isOfNoInterest(record)) return;
    const { hop, text } = describeRecord(record);
    const id = transactionId(record);
    const since = id === undefined ? '' : `+${record.time - start(startedAt, id, record.time)} ms`;
    print(`${since.padStart(9)}  ${(id?.slice(0, 8) ?? '').padEnd(8)}  ${hop.padEnd(8)}  ${text}`);
  });
}

function transactionId(record: TraceRecord): string | undefined {
  const { id, messageId } = record.transaction;
  return id ?? messageId;
}

/** Logs that services write about transactions say again what the hops have said; a function's own log is news. */
function isOfNoInterest(record: TraceRecord): boolean {
  return record.what === 'LogWritten' && record.resource.startsWith('/aws/vendedlogs/');
}

function start(startedAt: Map<string, number>, id: string, time: number): number {
  const known = startedAt.get(id);
  if (known !== undefined) return known;
  if (startedAt.size >= KEPT_STARTS) startedAt.clear();
  startedAt.set(id, time);
  return time;
}
