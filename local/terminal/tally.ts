import type { Trace, TraceRecord } from '@pipeline/local-account';
import { journeyKey } from './journey';

/** Counts what a run holds in its memory and takes along when it ends. */
export class Tally implements Disposable {
  private processed = 0;
  private underWay = 0;
  private readonly messagesByQueue = new Map<string, number>();
  private readonly runningByJourney = new Map<string, number>();
  private readonly unsubscribe: () => void;

  /** @param deadLetterQueues the names of the queues whose messages are dead letters */
  constructor(
    trace: Trace,
    private readonly deadLetterQueues: readonly string[],
  ) {
    this.unsubscribe = trace.subscribe((record) => this.count(record));
  }

  [Symbol.dispose](): void {
    this.unsubscribe();
  }

  /** Such as `100 processed, 10 dead letters, 3 waiting in queues, 1 in the workflow`. */
  describe(): string {
    const messages = (areDead: boolean) =>
      [...this.messagesByQueue]
        .filter(([queue]) => this.deadLetterQueues.includes(queue) === areDead)
        .reduce((sum, [, count]) => sum + count, 0);
    const dead = messages(true);
    const waiting = messages(false);
    return [
      `${this.processed} processed`,
      `${dead} ${dead === 1 ? 'dead letter' : 'dead letters'}`,
      ...(waiting > 0 ? [`${waiting} waiting in queues`] : []),
      ...(this.underWay > 0 ? [`${this.underWay} in the workflow`] : []),
    ].join(', ');
  }

  private count(record: TraceRecord): void {
    switch (record.what) {
      case 'MessageSent':
        return this.add(record.resource, 1);
      case 'MessageDeleted':
      case 'MessageExpired':
        return this.add(record.resource, -1);
      case 'MessageMoved':
        this.add(record.resource, -1);
        return this.add(record.to, 1);
      case 'ExecutionStarted':
        this.underWay += 1;
        this.addRunning(record, 1);
        return;
      case 'ExecutionEnded':
        this.underWay -= 1;
        // A workflow may run another one: the transaction is processed with the last that ends.
        if (this.addRunning(record, -1) === 0 && record.status === 'SUCCEEDED') this.processed += 1;
        return;
      default:
    }
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

  private add(queue: string, count: number): void {
    this.messagesByQueue.set(queue, (this.messagesByQueue.get(queue) ?? 0) + count);
  }
}
