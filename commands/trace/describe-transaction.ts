import type { TransactionEvidence } from './find-transaction';
import { isProcessed, isRefused, type ProcessedRecord } from './function-record';
import { traceWay } from './trace-way';
import type { TransactionRecord } from './transaction-fields';

/** What the evidence says: one outcome, and what there is to tell. */
export function describeTransaction(evidence: TransactionEvidence): TransactionRecord {
  const { asked, apiRequestId, access, records, letters, seen } = evidence;
  const processed = records.filter(isProcessed);
  const refused = records.filter(isRefused);
  const first = processed.find(({ replayName }) => replayName === undefined) ?? processed[0];
  const withoutReplay = processed.filter(({ replayName }) => replayName === undefined);
  return {
    asked,
    outcome: outcomeOf(evidence),
    apiRequestId,
    messageId: [
      ...records,
      ...letters.map(({ transactionMessageId }) => ({ messageId: transactionMessageId })),
    ]
      .map(({ messageId }) => messageId)
      .find((messageId) => messageId !== undefined),
    request: access && {
      time: iso(access.time),
      status: access.status,
      latencyMs: access.responseLatencyMs,
      error: access.status < 400 ? undefined : access.error,
    },
    processed: processed.map(({ time, sha256, bytes, messageId, eventId, receiveCount, replayName }) => ({
      time: iso(time),
      sha256,
      bytes,
      messageId,
      eventId,
      receiveCount,
      replayName,
    })),
    duplicates: Math.max(0, withoutReplay.length - 1),
    failures: refused.map(({ time, error, eventId, replayName }) => ({
      time: iso(time),
      error,
      eventId,
      replayName,
    })),
    letters: letters.map(({ queue, messageId, sentAt, error, target, execution, replayName }) => ({
      queue,
      messageId,
      time: iso(sentAt),
      error: error?.code,
      message: error?.message,
      target,
      execution,
      replayName,
    })),
    lettersSeen: seen,
    hops: traceWay({ access, record: first ?? refused[0], letter: first ? undefined : letters[0] }),
    totalMs: first && totalMs(first),
  };
}

function outcomeOf({ access, records, letters }: TransactionEvidence): TransactionRecord['outcome'] {
  if (records.some(isProcessed)) return 'processed';
  if (records.length > 0 || letters.length > 0) return 'failed';
  if (!access) return 'unknown';
  return access.status < 400 ? 'accepted' : 'refused';
}

/** A replay says nothing of how long it took. */
function totalMs({ time, sentTimestamp, replayName }: ProcessedRecord): number | undefined {
  if (sentTimestamp === undefined || replayName !== undefined) return undefined;
  return Math.max(0, time - sentTimestamp);
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
