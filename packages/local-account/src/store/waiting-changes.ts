import type { Change } from './store';

/** Texts by their keys; undefined for a key that is to be forgotten. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** The changes that wait to be written, the last of each key. */
export class WaitingChanges {
  private changes = new Map<string, string | undefined>();
  /** Those whose texts nobody has needed yet. They are not among the others. */
  private late = new Map<string, () => string>();
  /** Those of the keys that the database has nothing under. */
  private newKeys = new Set<string>();
  private size = 0;

  /** Of all changes since the last were taken, in bytes: as good as exact, for what is mostly ASCII. */
  get bytes(): number {
    return this.size;
  }

  get all(): Changes {
    for (const [key, text] of this.late) this.changes.set(key, text());
    this.late.clear();
    return this.changes;
  }

  has(key: string): boolean {
    return this.changes.has(key) || this.late.has(key);
  }

  get(key: string): string | undefined {
    return this.late.get(key)?.() ?? this.changes.get(key);
  }

  add(changes: readonly Change[]): void {
    for (const { key, value, isNew } of changes) {
      if (isNew) this.newKeys.add(key);
      if (typeof value === 'function') {
        this.changes.delete(key);
        this.late.set(key, value);
        continue;
      }
      this.late.delete(key);
      if (value === undefined && this.newKeys.delete(key)) this.changes.delete(key);
      else this.changes.set(key, value);
    }
    this.size += bytesOf(changes);
  }

  /** Takes all that waits, to be written. */
  take(): Changes {
    const taken = this.all;
    this.changes = new Map();
    this.newKeys = new Set();
    this.size = 0;
    return taken;
  }

  /** Takes back what was taken and not written, of which nobody knows what the database has. */
  takeBack(taken: Changes, bytes: number): void {
    this.changes = new Map([...taken, ...this.all]);
    this.newKeys = new Set();
    this.size += bytes;
  }
}

export function bytesOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { key, value }) => sum + key.length + lengthOf(value), 0);
}

/** What is asked for later is one text, however often it changes. */
function lengthOf(value: Change['value']): number {
  return typeof value === 'string' ? value.length : 0;
}
