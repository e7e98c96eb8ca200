import type { Trace, TraceRecord } from '@pipeline/local-account';
import { journeyKey } from './journey';

/** Counts the transactions that a run has processed. */
export class ProcessedCount implements Disposable {
  private count = 0;
  private readonly runningByJourney = new Map<string, number>();
  private readonly unsubscribe: () => void;

  constructor(trace: Trace) {
    this.unsubscribe = trace.subscribe((record) => this.follow(record));
  }

  get value(): number {
    return this.count;
  }

  [Symbol.dispose](): void {
    this.unsubscribe();
  }

  private follow(record: TraceRecord): void {
    if (record.what === 'ExecutionStarted') this.addRunning(record, 1);
    if (record.what !== 'ExecutionEnded') return;
    // A workflow may run another one: the transaction is processed with the last that ends.
    if (this.addRunning(record, -1) === 0 && record.status === 'SUCCEEDED') this.count += 1;
  }

  /** @returns how many executions of the same transaction run; none, of a record that is of no transaction */
  private addRunning(record: TraceRecord, change: 1 | -1): number {
    const key = journeyKey(record);
    if (key === undefined) return 0;
    const count = (this.runningByJourney.get(key) ?? 0) + change;
    if (count > 0) this.runningByJourney.set(key, count);
    else this.runningByJourney.delete(key);
    return Math.max(0, count);
  }
}
