import { accountFor } from '../account-for/account-for';
import { Ledger } from '../account-for/ledger';
import type { TransactionSender } from '../aws/transaction-sender';
import type { CommandContext } from '../frame/command-context';
import { sendOne } from '../send/send-one';
import { LatencyHistogram } from './latencies';
import { loadBody } from './load-body';
import type { LoadRecord } from './load-record';
import { countOf, type LoadPlan, runOpenLoop } from './open-loop';
import { TimeLine, type TimeSpan } from './time-line';

/** The clocks of this machine and of AWS need not agree to the second. */
const CLOCKS_DIFFER_MS = 60_000;
/** So many different reasons of refusals are told apart. */
const MOST_REASONS = 20;

export interface LoadOptions extends LoadPlan {
  /** Of each body. */
  readonly bytes: number;
  /** How long nothing may be seen before those that are left count as lost. */
  readonly patienceMs: number;
  readonly sender: Pick<TransactionSender, 'post'>;
}

/** What a load came to, and how it went over time. */
export interface LoadResult {
  readonly record: LoadRecord;
  readonly spans: readonly TimeSpan[];
  /** Whether all dead letters were seen; if not, what seems lost may be one of them. */
  readonly areLettersSeen: boolean;
}

interface Sent {
  readonly dueMs: number;
  readonly acceptanceMs: number;
}

/**
 * Sends at a constant rate, then accounts for every transaction. After Ctrl-C it sends no more, and accounts for those that were sent.
 *
 * @throws AbortError if accounting is interrupted, too
 */
export async function runLoad(options: LoadOptions, context: CommandContext): Promise<LoadResult> {
  const { rate, durationMs, bytes, patienceMs, sender } = options;
  const { stack, output, signal, connection } = context;
  const endpoint = stack.output('ApiEndpoint');
  const startedAt = Date.now();
  const start = performance.now();
  const runId = startedAt.toString(36);
  const counts = { accepted: 0, refused: 0, unanswered: 0, altered: 0 };
  const reasons = new Map<string, number>();
  const sentById = new Map<string, Sent>();
  const acceptance = new LatencyHistogram();
  const endToEnd = new LatencyHistogram();
  const timeLine = new TimeLine(durationMs);
  const ledger = new Ledger();
  let behindMs = 0;
  const { signal: never } = new AbortController();
  const send = async (number: number, dueAt: number) => {
    behindMs = Math.max(behindMs, performance.now() - dueAt);
    const body = loadBody(runId, number, bytes);
    const answer = await sendOne({ body }, { sender, endpoint, signal: never, throttledPausesMs: [] });
    const acceptanceMs = performance.now() - dueAt;
    const { outcome, apiRequestId, sha256, error = '' } = answer;
    counts[outcome] += 1;
    const isIn = outcome === 'accepted' || outcome === 'altered';
    timeLine.sent(dueAt - start, isIn ? acceptanceMs : undefined);
    if (!isIn) {
      const reason = reasons.has(error) || reasons.size < MOST_REASONS ? error : 'other reasons';
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      return;
    }
    acceptance.record(acceptanceMs);
    if (apiRequestId === undefined) return;
    ledger.accept({ apiRequestId, sha256 });
    sentById.set(apiRequestId, { dueMs: dueAt - start, acceptanceMs });
  };
  const sent = await sendAll({ rate, durationMs, send, signal }, output);
  if (signal.aborted)
    output.note(`${sent} were sent. Finding out what became of them; Ctrl-C ends that, too.`);
  using progress = output.progress('have come to an end', ledger.size);
  const account = await accountFor(
    { connection, stack, since: startedAt - CLOCKS_DIFFER_MS, signal: never },
    ledger,
    { patienceMs, onEnds: (count) => progress.advance(count) },
  );
  const ends = { processed: 0, deadLettered: 0, missing: 0, altered: 0, duplicated: 0 };
  for (const { apiRequestId, outcome, isAltered, times, processingMs } of ledger.ends()) {
    ends[outcome === 'dead-lettered' ? 'deadLettered' : outcome] += 1;
    if (isAltered) ends.altered += 1;
    if (times > 1) ends.duplicated += 1;
    const sentOne = sentById.get(apiRequestId);
    if (!sentOne || processingMs === undefined) continue;
    endToEnd.record(sentOne.acceptanceMs + processingMs);
    timeLine.processed(sentOne.dueMs, sentOne.acceptanceMs + processingMs);
  }
  const waiting = Math.min(ends.missing, account.waiting);
  return {
    record: {
      rate,
      durationMs,
      bytes,
      startedAt: new Date(startedAt).toISOString(),
      sent,
      accepted: counts.accepted + counts.altered,
      refused: counts.refused,
      unanswered: counts.unanswered,
      refusals: [...reasons].map(([error, count]) => ({ error, count })).sort((a, b) => b.count - a.count),
      processed: ends.processed,
      deadLettered: ends.deadLettered,
      waiting,
      lost: ends.missing - waiting,
      altered: counts.altered + ends.altered,
      duplicated: ends.duplicated,
      acceptance: acceptance.latencies(),
      endToEnd: endToEnd.latencies(),
      behindMs: Math.round(behindMs),
    },
    spans: timeLine.timeSpans(),
    areLettersSeen: account.areLettersSeen,
  };
}

async function sendAll(
  loop: Parameters<typeof runOpenLoop>[0],
  output: CommandContext['output'],
): Promise<number> {
  using progress = output.progress('sent', countOf(loop));
  return await runOpenLoop({
    ...loop,
    send: async (number, dueAt) => {
      await loop.send(number, dueAt);
      progress.advance();
    },
  });
}
