import { paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import type { Connection } from '../aws/connection';
import { pause } from '../aws/pause';

/** What comes out of a replay does so when the function has been invoked, and CloudWatch Logs has it. */
const INTERVAL_MS = 1_000;
const UNCHANGED_TIMES = 3;
const LONGEST_MS = 120_000;

/** What the function logs of a transaction, whether it processes or refuses it. */
const logRecord = z.object({
  message: z.object({
    apiRequestId: z.string().optional(),
    eventId: z.string(),
    error: z.string().optional(),
  }),
});

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

/** Counts until nothing more comes, for two minutes at most. */
export async function countReplayed(
  connection: Pick<Connection, 'logs'>,
  log: ReplayedLog,
): Promise<ReplayedTransactions> {
  const processed = new Set<string>();
  const refused = new Set<string>();
  const deadline = Date.now() + LONGEST_MS;
  for (let unchanged = 0; ;) {
    const before = processed.size + refused.size;
    for await (const { id, isRefused } of readLog(connection, log)) (isRefused ? refused : processed).add(id);
    unchanged = processed.size + refused.size === before ? unchanged + 1 : 0;
    const isSettled = unchanged >= UNCHANGED_TIMES || Date.now() >= deadline;
    if (isSettled || log.signal.aborted) return { processed: processed.size, refused: refused.size };
    await pause(INTERVAL_MS, log.signal);
  }
}

async function* readLog(
  { logs }: Pick<Connection, 'logs'>,
  { logGroupName, replayName, since }: ReplayedLog,
): AsyncIterable<{ readonly id: string; readonly isRefused: boolean }> {
  const filterPattern = `{ $.message.replayName = "${replayName}" }`;
  const pages = paginateFilterLogEvents({ client: logs }, { logGroupName, filterPattern, startTime: since });
  for await (const { events = [] } of pages) {
    for (const { message = '' } of events) {
      const { data } = logRecord.safeParse(JSON.parse(message));
      if (data) yield { id: idOf(data.message), isRefused: data.message.error !== undefined };
    }
  }
}

function idOf({ apiRequestId, eventId }: z.infer<typeof logRecord>['message']): string {
  return apiRequestId ?? eventId;
}
