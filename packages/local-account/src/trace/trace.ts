import { memoryShares } from '../capacity/memory-shares';
import type { Clock } from '../clock/clock';
import { machineClock } from '../clock/machine-clock';
import type { Happening, TraceRecord, TransactionIdentity } from './trace-record';

/** What is kept for those who ask later: older records are dropped when there are more, or more text in them. */
const KEPT_RECORDS = 10_000;
const KEPT_CHARACTERS = memoryShares().trace;

/** Everything that happens in a local run, as it happens. The terminal and the tests read this stream. */
export class Trace {
  private readonly kept: TraceRecord[] = [];
  private keptCharacters = 0;
  private dropped = 0;
  private readonly listeners = new Set<(record: TraceRecord) => void>();

  constructor(private readonly clock: Clock = machineClock) {}

  /** Writes one record. */
  record(resource: string, transaction: TransactionIdentity, happening: Happening): void {
    const record: TraceRecord = { time: this.clock.now(), resource, transaction, ...happening };
    this.kept.push(record);
    this.keptCharacters += characters(record);
    if (this.kept.length > KEPT_RECORDS || this.keptCharacters > KEPT_CHARACTERS) this.dropOldest();
    for (const listener of this.listeners) listener(record);
  }

  /** The records so far, oldest first: the latest 10,000 at most, and no more text than their share of the memory. */
  get records(): readonly TraceRecord[] {
    return this.kept;
  }

  /** The number of the oldest record that is kept: the first of all has 1. */
  get firstKept(): number {
    return this.dropped + 1;
  }

  /** The number of the latest record; 0 if there was none yet. */
  get lastNumber(): number {
    return this.dropped + this.kept.length;
  }

  /** Calls the listener with each record from now on. @returns a function that ends it */
  subscribe(listener: (record: TraceRecord) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Waits for the first record, kept or to come, that the condition is true of.
   *
   * @throws Error with what was waited for, when the deadline passes first
   */
  waitFor(
    description: string,
    condition: (record: TraceRecord) => boolean,
    timeoutMs = 20_000,
  ): Promise<TraceRecord> {
    const earlier = this.kept.find(condition);
    if (earlier) return Promise.resolve(earlier);
    return new Promise((resolve, reject) => {
      const timer = machineClock.after(timeoutMs, () => {
        unsubscribe();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${description}`));
      });
      const unsubscribe = this.subscribe((record) => {
        if (!condition(record)) return;
        timer.cancel();
        unsubscribe();
        resolve(record);
      });
    });
  }

  /** A tenth at a time, so that dropping costs next to nothing for each record. */
  private dropOldest(): void {
    const oldest = this.kept.splice(0, Math.ceil(this.kept.length / 10));
    this.dropped += oldest.length;
    for (const record of oldest) this.keptCharacters -= characters(record);
  }
}

function characters(record: TraceRecord): number {
  const texts = record as { readonly message?: string; readonly error?: string; readonly cause?: string };
  const { message = '', error = '', cause = '' } = texts;
  return message.length + error.length + cause.length;
}
