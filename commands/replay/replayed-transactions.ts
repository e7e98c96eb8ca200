import { CLOCKS_DIFFER_MS } from '../aws/clocks-differ';
import type { Connection } from '../aws/connection';
import { logRecords } from '../aws/log-records';
import { pause } from '../aws/pause';
import { isProcessed, readFunctionRecord } from '../trace/function-record';

/** What comes out of a replay does so when the function has been invoked, and CloudWatch Logs has it. */
const INTERVAL_MS = 1_000;
const UNCHANGED_TIMES = 3;
const LONGEST_MS = 120_000;

export interface ReplayedLog {
  readonly logGroupName: string;
  readonly replayName: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly signal: AbortSignal;
}

/** How many transactions of a replay are in the function's log, each once. */
export interface ReplayedTransactions {
  readonly processed: number;
  readonly refused: number;
}

/**
 * Counts until nothing more comes, for two minutes at most.
 *
 * @throws AbortError
 */
export async function countReplayed(
  connection: Pick<Connection, 'logs'>,
  { logGroupName, replayName, since, signal }: ReplayedLog,
): Promise<ReplayedTransactions> {
  const processed = new Set<string>();
  const refused = new Set<string>();
  const question = { logGroupName, filterPattern: `{ $.message.replayName = "${replayName}" }`, signal };
  const deadline = Date.now() + LONGEST_MS;
  let readTo = since;
  for (let unchanged = 0; ;) {
    const before = processed.size + refused.size;
    // CloudWatch Logs shows events in the order of their times only when all have come in.
    const from = Math.max(0, readTo - CLOCKS_DIFFER_MS);
    for await (const event of logRecords(connection, { ...question, since: from })) {
      readTo = Math.max(readTo, event.timestamp);
      const record = readFunctionRecord(event);
      if (!record) continue;
      const { apiRequestId, eventId = event.eventId } = record;
      (isProcessed(record) ? processed : refused).add(apiRequestId ?? eventId);
    }
    unchanged = processed.size + refused.size === before ? unchanged + 1 : 0;
    const isSettled = unchanged >= UNCHANGED_TIMES || Date.now() >= deadline;
    if (isSettled || signal.aborted) return { processed: processed.size, refused: refused.size };
    await pause(INTERVAL_MS, signal);
  }
}
