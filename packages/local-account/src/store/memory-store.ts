import { type Change, type KeyRange, type Store, textOf } from './store';

/** A store for an account that nobody runs for long: all is in memory, and gone with it. */
export class MemoryStore implements Store {
  readonly isReadable = true;
  private readonly values = new Map<string, string>();

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  async *entries({ from, to, reverse }: KeyRange): AsyncGenerator<readonly [string, string]> {
    const keys = [...this.values.keys()].filter((key) => key >= from && key < to).sort();
    if (reverse) keys.reverse();
    const found = keys.map((key) => [key, this.values.get(key) ?? ''] as const);
    for (const entry of found) yield entry;
  }

  write(changes: readonly Change[]): void {
    for (const { key, value } of changes) {
      const text = textOf(value);
      if (text === undefined) this.values.delete(key);
      else this.values.set(key, text);
    }
  }

  async commit(changes: readonly Change[]): Promise<void> {
    this.write(changes);
  }

  async written(): Promise<void> {
    // At once.
  }

  watch(): void {
    // It is never full.
  }

  async caughtUp(): Promise<void> {
    // Nothing waits.
  }
}
