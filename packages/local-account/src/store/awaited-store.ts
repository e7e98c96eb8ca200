import type { Clock } from '../clock/clock';
import type { Change, KeyRange, Store } from './store';

/** A disk that takes longer than this is not waited for. */
const AT_MOST_MS = 30_000;

/** A store that time moved by hand waits for: what is read and written takes the machine's time, and none of the account's. */
export class AwaitedStore implements Store {
  constructor(
    private readonly store: Store,
    private readonly clock: Pick<Clock, 'hold'>,
  ) {}

  get isReadable(): boolean {
    return this.store.isReadable;
  }

  get(key: string): string | undefined {
    return this.store.get(key);
  }

  async *entries(range: KeyRange): AsyncGenerator<readonly [key: string, value: string]> {
    const entries = this.store.entries(range)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.await(entries.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await entries.return?.();
    }
  }

  write(changes: readonly Change[]): void {
    this.store.write(changes);
  }

  commit(changes: readonly Change[], keepFreeBytes?: number): Promise<void> {
    return this.await(this.store.commit(changes, keepFreeBytes));
  }

  watch(listener: (full: string | undefined) => void): void {
    this.store.watch(listener);
  }

  caughtUp(signal: AbortSignal): Promise<void> {
    return this.await(this.store.caughtUp(signal));
  }

  private await<Result>(work: Promise<Result>): Promise<Result> {
    this.clock.hold(work, AT_MOST_MS);
    return work;
  }
}
