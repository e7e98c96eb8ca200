import type { Change } from './store';

/** Texts by their keys; undefined for a key that is to be forgotten. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** The changes that wait to be written, the last of each key. */
export class WaitingChanges {
  private changes = new Map<string, string | undefined>();
  /** Those of the keys that the database has nothing under. */
  private newKeys = new Set<string>();
  private size = 0;

  /** Of all changes since the last were taken, in bytes: as good as exact, for what is mostly ASCII. */
  get bytes(): number {
    return this.size;
  }

  get all(): Changes {
    return this.changes;
  }

  add(changes: readonly Change[]): void {
    for (const { key, value, isNew } of changes) {
      if (isNew) this.newKeys.add(key);
      if (value === undefined && this.newKeys.delete(key)) this.changes.delete(key);
      else this.changes.set(key, value);
    }
    this.size += bytesOf(changes);
  }

  /** Takes all that waits, to be written. */
  take(): Changes {
    const taken = this.changes;
    this.changes = new Map();
    this.newKeys = new Set();
    this.size = 0;
    return taken;
  }

  /** Takes back what was taken and not written, of which nobody knows what the database has. */
  takeBack(taken: Changes, bytes: number): void {
    this.changes = new Map([...taken, ...this.changes]);
    this.newKeys = new Set();
    this.size += bytes;
  }
}

export function bytesOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { key, value = '' }) => sum + key.length + value.length, 0);
}
