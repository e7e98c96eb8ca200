/** A text to be kept under a key, or a key to be forgotten. */
export interface Change {
  readonly key: string;
  /** A function is asked when the text is needed: for what changes far more often than it is written. @default - the key is forgotten */
  readonly value?: string | (() => string);
  /** Nothing was ever kept under the key: what is forgotten before it is on disk need not get there. @default - there may be something */
  readonly isNew?: boolean;
}

export function textOf(value: Change['value']): string | undefined {
  return typeof value === 'function' ? value() : value;
}

/** Keys in the order of their UTF-8. */
export interface KeyRange {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  /** @default - the first key comes first */
  readonly reverse?: boolean;
}

/**
 * Keeps what grows, so that memory need not: texts by their keys. All changes are kept in the order in which they were made: after a
 * crash there are those up to some moment, and none after it.
 */
export interface Store {
  /** Whether `get` can be called: not for the moment in which the store begins anew after the disk was full. */
  readonly isReadable: boolean;
  /** What is kept under a key, changes of this moment included. */
  get(key: string): string | undefined;
  /** The keys of a range with their texts, as they are when it begins. */
  entries(range: KeyRange): AsyncIterable<readonly [key: string, value: string]>;
  /** Makes changes of what was accepted before. They cannot fail: while the disk is full they wait in memory. */
  write(changes: readonly Change[]): void;
  /**
   * Makes changes that are new to the account, all or none: they hold when the promise resolves, whatever happens to this process.
   *
   * @param keepFreeBytes what has to stay free on the disk, beside a reserve, for what becomes of others @default 0
   * @throws StoreFull
   */
  commit(changes: readonly Change[], keepFreeBytes?: number): Promise<void>;
  /** Waits until the changes so far are kept, unless the disk does not take them: a client that is told that something is done may rely on it. */
  written(): Promise<void>;
  /** @param listener is told why nothing new is taken, once each time, and undefined as soon as it is */
  watch(listener: (full: string | undefined) => void): void;
  /**
   * Waits until few changes wait in memory, and until it can be read.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  caughtUp(signal: AbortSignal): Promise<void>;
}

/** The disk does not take any more; the message says why. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}
