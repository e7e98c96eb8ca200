import { describeTransaction } from '../../commands/trace/describe-transaction';
import { followTransaction, hasEnded } from '../../commands/trace/follow-transaction';
import { isProcessed, type ProcessedRecord } from '../../commands/trace/function-record';
import type { TransactionRecord } from '../../commands/trace/transaction-fields';
import type { Pipeline } from './pipeline';

export interface WaitOptions {
  /** How long its end is waited for, in milliseconds. @default - a minute, for a cold start and for AWS's logs to arrive */
  readonly withinMs?: number;
  /** How old it may be, in milliseconds. @default - an hour */
  readonly sinceMs?: number;
}

/** The end of a transaction: `outcome` is `processed`, `failed` or `refused`. */
export interface EndedTransaction extends TransactionRecord {
  /** What the function has logged of it, the earliest first: `body` is the transaction as it arrived. Empty unless it was processed. */
  readonly logged: readonly ProcessedRecord[];
}

const HOUR_MS = 3_600_000;

/**
 * Waits for the end of a transaction: that the function has logged it, that it is in a dead-letter queue, or that the API has refused it.
 *
 * @param id its `apiRequestId`, or a `messageId` of SQS
 * @throws Error with what is known of it, if it has not ended in time
 */
export async function waitForTransaction(
  {
    connection,
    stack,
    letterMemory: memory,
    askAgainMs: intervalMs,
  }: Omit<Pipeline, keyof AsyncDisposable | 'stop'>,
  id: string,
  { withinMs = 60_000, sinceMs = HOUR_MS }: WaitOptions = {},
): Promise<EndedTransaction> {
  const signal = new AbortController().signal;
  const where = { connection, stack, since: Date.now() - sinceMs, signal };
  const look = { memory, note: () => undefined };
  const evidence = await followTransaction(where, id, { look, withinMs, intervalMs });
  const record = describeTransaction(evidence);
  if (!hasEnded(evidence, look)) {
    throw new Error(
      `The transaction ${id} has not ended within ${withinMs} ms. It is ${JSON.stringify(record)}.`,
    );
  }
  return { ...record, logged: evidence.records.filter(isProcessed) };
}
