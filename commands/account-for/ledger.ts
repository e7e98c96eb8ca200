import type { Letter } from '../letters/letter';
import type { LetterQueueName } from '../letters/letter-queue';
import { type FunctionRecord, isProcessed } from '../trace/function-record';

/** A transaction that the API has accepted. */
export interface AcceptedTransaction {
  readonly apiRequestId: string;
  /** Of the body as it was sent, in hex. */
  readonly sha256: string;
}

/** What became of a transaction. */
export interface TransactionEnd extends AcceptedTransaction {
  /** `missing`: neither processed nor a dead letter, as far as was looked. */
  readonly outcome: 'processed' | 'dead-lettered' | 'missing';
  /** Whether another body was processed than was sent, or the function has found it altered. */
  readonly isAltered: boolean;
  /** How often it was processed. */
  readonly times: number;
  /** When it was logged first, in epoch milliseconds. Absent where it was not processed. */
  readonly processedAt?: number;
  /** From its arrival in the queue to its log record, by AWS's clocks. */
  readonly processingMs?: number;
  /** Of a dead letter. */
  readonly queue?: LetterQueueName;
  /** Why it was not processed, as far as is known. */
  readonly error?: string;
}

/** As the function names it, in its record and in the dead letter. */
const ALTERED = 'AlteredTransactionError';

interface Entry {
  end: TransactionEnd;
  /** Of the log events that were read of it: windows of reading overlap. */
  readonly eventIds: string[];
}

/** Keeps account of accepted transactions until each has come to an end. What is of others' transactions is left out. */
export class Ledger {
  private readonly entries = new Map<string, Entry>();
  private openCount = 0;

  /** How many have not come to an end. */
  get open(): number {
    return this.openCount;
  }

  get size(): number {
    return this.entries.size;
  }

  /** The only ones, if there are at most so many. @returns undefined if there are more */
  idsUpTo(most: number): readonly string[] | undefined {
    return this.entries.size > most ? undefined : [...this.entries.keys()];
  }

  accept(transaction: AcceptedTransaction): void {
    const end = { ...transaction, outcome: 'missing', isAltered: false, times: 0 } as const;
    this.entries.set(transaction.apiRequestId, { end, eventIds: [] });
    this.openCount += 1;
  }

  /** Enters what the function has logged; a replay's is none of the transaction's own. @returns whether it is news */
  enterRecord(eventId: string, record: FunctionRecord): boolean {
    const entry = this.entries.get(record.apiRequestId ?? '');
    if (!entry || record.replayName !== undefined || entry.eventIds.includes(eventId)) return false;
    entry.eventIds.push(eventId);
    if (!isProcessed(record)) {
      const isAltered = entry.end.isAltered || record.error === ALTERED;
      entry.end = { ...entry.end, error: record.error, isAltered };
      return true;
    }
    const { end } = entry;
    const { sha256, time, sentTimestamp } = record;
    this.change(entry, {
      ...end,
      outcome: 'processed',
      isAltered: end.isAltered || sha256 !== end.sha256,
      times: end.times + 1,
      processedAt: end.processedAt ?? time,
      processingMs:
        end.processingMs ?? (sentTimestamp === undefined ? undefined : Math.max(0, time - sentTimestamp)),
    });
    return true;
  }

  /** Enters a dead letter. @returns whether it is news */
  enterLetter({ apiRequestId = '', queue, error, event }: Letter): boolean {
    const entry = this.entries.get(apiRequestId);
    // One that was processed as well is a duplicate whose second way has failed.
    if (entry?.end.outcome !== 'missing' || event?.replayName !== undefined) return false;
    const isAltered = entry.end.isAltered || error?.code === ALTERED;
    this.change(entry, {
      ...entry.end,
      outcome: 'dead-lettered',
      queue,
      error: error?.code ?? entry.end.error,
      isAltered,
    });
    return true;
  }

  /** In the order in which they were accepted. */
  *ends(): Generator<TransactionEnd> {
    for (const { end } of this.entries.values()) yield end;
  }

  private change(entry: Entry, end: TransactionEnd): void {
    if (entry.end.outcome === 'missing' && end.outcome !== 'missing') this.openCount -= 1;
    entry.end = end;
  }
}
