import type { Trace, TraceRecord } from '@pipeline/local-account';

/** Counts what a run holds in its memory and takes along when it ends. */
export class Tally implements Disposable {
  private processed = 0;
  private underWay = 0;
  private readonly messagesByQueue = new Map<string, number>();
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
        return;
      case 'ExecutionEnded':
        this.underWay -= 1;
        if (record.status === 'SUCCEEDED') this.processed += 1;
        return;
      default:
    }
  }

  private add(queue: string, count: number): void {
    this.messagesByQueue.set(queue, (this.messagesByQueue.get(queue) ?? 0) + count);
  }
}
