import { setTimeout } from 'node:timers/promises';
import { CLOCKS_DIFFER_MS } from '../aws/clocks-differ';
import { countMessages, LETTER_QUEUES, letterQueueOf } from '../letters/letter-queue';
import { describeTransaction } from './describe-transaction';
import type { LookOptions } from './find-letters';
import { findInLogs, findInQueues, type TransactionEvidence } from './find-transaction';
import type { SearchPlace } from './search-place';

/** How dead letters are looked at. @default - they are not */
export type Look = Omit<LookOptions, 'ids'> | undefined;

export interface FollowOptions {
  readonly look: Look;
  /** How long the end is waited for, in milliseconds. */
  readonly withinMs: number;
  /** How long before the logs are asked again, in milliseconds. @default - a second */
  readonly intervalMs?: number;
}

/** A letter is sent within seconds of a failure; after so long, whoever looked for it has found that it is not there. */
const LETTER_COMES_WITHIN_MS = 30_000;

/**
 * What is known of a transaction now.
 *
 * @param asked its `apiRequestId` or a `messageId`
 * @throws AbortError
 */
export async function traceTransaction(
  where: SearchPlace,
  asked: string,
  look: Look,
): Promise<TransactionEvidence> {
  return findInQueues(where, await findInLogs(where, asked), look);
}

/**
 * Waits until a transaction has come to its end: it is processed, in a dead-letter queue, or was refused. The dead-letter queues are looked
 * into only when there is more in them than before, since each look counts as a receive.
 *
 * @returns what is known of it then, or when the time is over
 * @throws AbortError
 */
export async function followTransaction(
  where: SearchPlace,
  asked: string,
  { look, withinMs, intervalMs = 1000 }: FollowOptions,
): Promise<TransactionEvidence> {
  const deadline = Date.now() + withinMs;
  let lettersSeen = 0;
  let since = where.since;
  for (;;) {
    const logs = await findInLogs({ ...where, since }, asked);
    // Nothing of it was logged before it was accepted. A day of a busy log is not to be read once a second.
    if (logs.access) since = Math.max(since, logs.access.time - CLOCKS_DIFFER_MS);
    const letters = look ? await countLetters(where) : 0;
    const evidence = await findInQueues(where, logs, letters > lettersSeen ? look : undefined);
    lettersSeen = Math.max(lettersSeen, letters);
    if (hasEnded(evidence, look) || Date.now() >= deadline) return evidence;
    await setTimeout(Math.min(intervalMs, Math.max(0, deadline - Date.now())), undefined, {
      signal: where.signal,
    });
  }
}

/** Whether nothing more is to be expected of it by itself. */
export function hasEnded(evidence: TransactionEvidence, look: Look): boolean {
  const { outcome } = describeTransaction(evidence);
  if (outcome !== 'failed') return outcome === 'processed' || outcome === 'refused';
  const failedAt = evidence.records.at(-1)?.time ?? 0;
  return evidence.letters.length > 0 || look === undefined || Date.now() - failedAt > LETTER_COMES_WITHIN_MS;
}

async function countLetters({ connection, stack }: SearchPlace): Promise<number> {
  const counts = await Promise.all(
    LETTER_QUEUES.map((name) => countMessages(connection, letterQueueOf(stack, name).url)),
  );
  return counts.reduce((sum, { visible, hidden }) => sum + visible + hidden, 0);
}
