import type { Happening, TraceRecord, TransactionIdentity } from './trace-record';

/** How many records are kept for those who ask later; older ones are dropped. */
const KEPT_RECORDS = 10_000;

/** Everything that happens in a local run, as it happens. The terminal and the tests read this stream. */
export class Trace {
  private readonly kept: TraceRecord[] = [];
  private readonly listeners = new Set<(record: TraceRecord) => void>();

  /** Writes one record. */
  record(resource: string, transaction: TransactionIdentity, happening: Happening): void {
    const record: TraceRecord = { time: Date.now(), resource, transaction, ...happening };
    this.kept.push(record);
    if (this.kept.length > KEPT_RECORDS) this.kept.splice(0, KEPT_RECORDS / 10);
    for (const listener of this.listeners) listener(record);
  }

  /** The records so far, oldest first: the latest 10,000 at most. */
  get records(): readonly TraceRecord[] {
    return this.kept;
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
      const timer = setTimeout(() => {
        unsubscribe();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${description}`));
      }, timeoutMs);
      const unsubscribe = this.subscribe((record) => {
        if (!condition(record)) return;
        clearTimeout(timer);
        unsubscribe();
        resolve(record);
      });
    });
  }
}
