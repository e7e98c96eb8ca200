import { accountFor } from '../account-for/account-for';
import { CLOCKS_DIFFER_MS } from '../aws/clocks-differ';
import type { TransactionSender } from '../aws/transaction-sender';
import type { CommandContext } from '../frame/command-context';
import { sendOne } from '../send/send-one';
import { loadBody } from './load-body';
import type { LoadRecord } from './load-record';
import { LoadTally } from './load-tally';
import { countOf, type LoadPlan, runOpenLoop } from './open-loop';
import type { TimeSpan } from './time-line';

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

/**
 * Sends at a constant rate, then accounts for every transaction. When the context's signal aborts it sends no more, and accounts for those that
 * were sent: a second Ctrl-C ends the process.
 */
export async function runLoad(options: LoadOptions, context: CommandContext): Promise<LoadResult> {
  const { rate, durationMs, bytes, patienceMs } = options;
  const { stack, output, signal, connection, letterMemory } = context;
  const startedAt = Date.now();
  const tally = new LoadTally(durationMs);
  const { sent, behindMs } = await sendAll(options, tally, context);
  if (signal.aborted) {
    output.note(`${sent} were sent. Finding out what became of them; Ctrl-C once more ends that, too.`);
  }
  using progress = output.progress('have come to an end', tally.ledger.size);
  const account = await accountFor(
    { connection, stack, since: startedAt - CLOCKS_DIFFER_MS, signal: new AbortController().signal },
    tally.ledger,
    { patienceMs, letterMemory, onEnds: (count) => progress.advance(count) },
  );
  const { counts, spans } = tally.sumUp(account.waiting);
  const plan = { rate, durationMs, bytes, startedAt: new Date(startedAt).toISOString() };
  return { record: { ...plan, sent, ...counts, behindMs }, spans, areLettersSeen: account.areLettersSeen };
}

/** Those that were begun are answered, after Ctrl-C, too. */
async function sendAll(
  { sender, bytes, ...plan }: LoadOptions,
  tally: LoadTally,
  { stack, output, signal }: CommandContext,
): Promise<{ readonly sent: number; readonly behindMs: number }> {
  const endpoint = stack.output('ApiEndpoint');
  const options = { sender, endpoint, signal: new AbortController().signal, throttledPausesMs: [] };
  const startedAt = performance.now();
  const runId = Date.now().toString(36);
  let behindMs = 0;
  using progress = output.progress('sent', countOf(plan));
  const send = async (number: number, dueAt: number) => {
    behindMs = Math.max(behindMs, Math.round(performance.now() - dueAt));
    const answer = await sendOne({ body: loadBody(runId, number, bytes) }, options);
    tally.countAnswer(answer, { dueMs: dueAt - startedAt, acceptanceMs: performance.now() - dueAt });
    progress.advance();
  };
  return { sent: await runOpenLoop({ ...plan, send, signal }), behindMs };
}
