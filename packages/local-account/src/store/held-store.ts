import type { Clock } from '../clock/clock';
import type { Change, KeyRange, Store } from './store';

/** A disk that takes longer is not waited for: it may be full. */
const AT_MOST_MS = 10_000;

/** A store whose disk time waits for: time that is moved by hand does not pass what is being read or written. */
export class HeldStore implements Store {
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
      for (let next = await this.hold(entries.next()); !next.done; next = await this.hold(entries.next())) {
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
    return this.hold(this.store.commit(changes, keepFreeBytes));
  }

  written(): Promise<void> {
    return this.hold(this.store.written());
  }

  watch(listener: (full: string | undefined) => void): void {
    this.store.watch(listener);
  }

  caughtUp(signal: AbortSignal): Promise<void> {
    return this.store.caughtUp(signal);
  }

  private hold<Result>(work: Promise<Result>): Promise<Result> {
    this.clock.hold(work, AT_MOST_MS);
    return work;
  }
}
