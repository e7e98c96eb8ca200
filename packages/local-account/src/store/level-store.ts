import { ClassicLevel } from 'classic-level';
import { WaitingLine } from '../capacity/waiting-line';
import type { Timer } from '../clock/clock';
import { completePause } from '../clock/complete-pause';
import { machineClock } from '../clock/machine-clock';
import { FreeSpace } from './free-space';
import { FullNotice } from './full-notice';
import { mergeEntries } from './merge-entries';
import { type Change, type KeyRange, type Store, StoreFull, textOf } from './store';
import { bytesOf, type Changes, WaitingChanges } from './waiting-changes';

const OPTIONS = {
  // Those that are open are mapped into this process's memory, 2 MiB each.
  maxOpenFiles: 40,
  // There are two of them.
  writeBufferSize: 4 * 2 ** 20,
  cacheSize: 4 * 2 ** 20,
};

/** Whoever brings in more waits while so much waits to be written. */
const MOST_WAITING_BYTES = 8 * 2 ** 20;

/**
 * For so long changes wait for others to be written with, unless somebody waits for them. Most of what is under way has its end by then
 * and is never written: 6 changes a transaction in place of 14, and one batch in place of some thirty.
 */
const WRITE_WITHIN_MS = 50;

/** So much is written at once. */
const ENOUGH_TO_WRITE_BYTES = 2 ** 20;

/** What follows a key next is the key with this. */
const LEAST_CHARACTER = '\0';

const TRY_AGAIN_AFTER_MS = 500;

interface Offer {
  readonly changes: readonly Change[];
  readonly bytes: number;
  /** What has to stay free beside them all. */
  readonly keepFreeBytes: number;
  readonly accept: () => void;
  readonly refuse: (error: StoreFull) => void;
}

/**
 * A store in a folder: LevelDB's. What was committed is in the operating system's hands and outlives this process, however that ends. The
 * disk is not waited for: a power cut may take the last seconds, and nothing from before them.
 *
 * When a write has failed, LevelDB's log may end in the middle of a record, and what is written after that would be lost: the database is
 * closed, and opened again when there is space.
 */
export class LevelStore implements Store, AsyncDisposable {
  isReadable = true;
  /** Made, and not handed to the database. */
  private readonly waiting = new WaitingChanges();
  private writing: Changes = new Map();
  private writingBytes = 0;
  private offers: Offer[] = [];
  /** How often the database was opened anew. */
  private openings = 0;
  private flushing: Promise<void> | undefined;
  private isDue = false;
  private isClosing = false;
  private timer: Timer | undefined;
  /** Why the database cannot be written to. */
  private failure: string | undefined;
  private readonly notice = new FullNotice();
  private readonly space: FreeSpace;
  private readonly line = new WaitingLine();
  private readonly end = new AbortController();

  private constructor(
    folder: string,
    private readonly db: ClassicLevel,
  ) {
    this.space = new FreeSpace(folder);
  }

  /**
   * @param folder is made if it is not there
   * @throws Error whose cause has the code LEVEL_LOCKED while another process has it open
   */
  static async open(folder: string): Promise<LevelStore> {
    const db = new ClassicLevel(folder, OPTIONS);
    await db.open();
    return new LevelStore(folder, db);
  }

  get(key: string): string | undefined {
    for (const changes of [this.waiting, this.writing]) if (changes.has(key)) return changes.get(key);
    return this.db.getSync(key);
  }

  async *entries(range: KeyRange): AsyncGenerator<readonly [string, string]> {
    let rest: KeyRange | undefined = range;
    while (rest && !this.end.signal.aborted) {
      if (this.isReadable) rest = yield* this.readRange(rest);
      else await completePause(machineClock, TRY_AGAIN_AFTER_MS, this.end.signal);
    }
  }

  /** @returns what is left of the range because the database was closed meanwhile */
  private async *readRange(range: KeyRange): AsyncGenerator<readonly [string, string], KeyRange | undefined> {
    const { from, to, reverse } = range;
    const changed = new Map([...this.writing, ...this.waiting.all]);
    const stored = this.db.iterator({ gte: from, lt: to, reverse });
    const opening = this.openings;
    let rest = range;
    try {
      for await (const entry of mergeEntries(stored, changed, range)) {
        rest = reverse ? { from, to: entry[0], reverse } : { from: entry[0] + LEAST_CHARACTER, to };
        yield entry;
      }
    } catch (error) {
      if (this.isReadable && this.openings === opening) throw error;
      return rest;
    }
    return undefined;
  }

  write(changes: readonly Change[]): void {
    this.waiting.add(changes);
    if (this.waiting.bytes >= ENOUGH_TO_WRITE_BYTES) this.flushNow();
    else this.flushSoon();
  }

  commit(changes: readonly Change[], keepFreeBytes = 0): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(new StoreFull(this.failure));
    const bytes = bytesOf(changes);
    return new Promise((accept, refuse) => {
      this.offers.push({ changes, bytes, keepFreeBytes, accept, refuse });
      this.flushNow();
    });
  }

  async written(): Promise<void> {
    if (this.failure !== undefined || this.unwrittenBytes === 0) return;
    await new Promise<void>((accept) => {
      this.offers.push({ changes: [], bytes: 0, keepFreeBytes: 0, accept, refuse: () => accept() });
      this.flushNow();
    });
  }

  watch(listener: (full: string | undefined) => void): void {
    this.notice.watch(listener);
  }

  async caughtUp(signal: AbortSignal): Promise<void> {
    while (!this.isReadable || this.failure !== undefined || this.unwrittenBytes > MOST_WAITING_BYTES) {
      await this.line.wait(signal);
    }
  }

  /** Writes what waits, unless the disk is full, and closes the database. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.isClosing = true;
    this.flushNow();
    if (this.failure === undefined) await this.flushing;
    this.end.abort();
    this.timer?.cancel();
    await this.flushing;
    await this.db.close();
  }

  private get unwrittenBytes(): number {
    return this.waiting.bytes + this.writingBytes;
  }

  private flushSoon(): void {
    this.timer ??= machineClock.after(WRITE_WITHIN_MS, () => this.flushNow());
  }

  private flushNow(): void {
    this.isDue = true;
    this.flushing ??= this.flush();
  }

  private async flush(): Promise<void> {
    // What is made in the same turn is written together.
    await Promise.resolve();
    while (this.isDue && !this.end.signal.aborted) {
      this.isDue = false;
      this.timer?.cancel();
      this.timer = undefined;
      const offers = await this.takeOffers();
      this.writingBytes = this.waiting.bytes;
      this.writing = this.waiting.take();
      try {
        await this.db.batch(operationsOf(this.writing, offers));
      } catch (error) {
        this.waiting.takeBack(this.writing, this.writingBytes);
        this.writing = new Map();
        this.writingBytes = 0;
        await this.recover(error as Error, offers);
        this.isDue = true;
        continue;
      }
      this.space.take(this.writingBytes);
      this.writing = new Map();
      this.writingBytes = 0;
      for (const { accept } of offers) accept();
      this.line.letAllGoOn();
    }
    // In the same turn as the last look at what is due: what is due from now on begins another.
    this.flushing = undefined;
  }

  /** Those that there is space for; the others are refused. */
  private async takeOffers(): Promise<Offer[]> {
    const offers = this.offers.splice(0);
    // Who only waits brings nothing in.
    if (offers.every(({ changes }) => changes.length === 0)) return offers;
    const bytes = offers.reduce((sum, offer) => sum + offer.bytes, 0);
    const keepFreeBytes = Math.max(...offers.map((offer) => offer.keepFreeBytes));
    const fits = await this.space.takesNewData(bytes + keepFreeBytes);
    const reason = 'The disk is almost full, and what is left of it is for what was accepted.';
    this.notice.tell(fits ? undefined : reason);
    if (fits) return offers;
    for (const { refuse } of offers) refuse(new StoreFull(reason));
    return [];
  }

  private async recover(error: Error, offers: readonly Offer[]): Promise<void> {
    this.failure = describeFailure(error);
    this.notice.tell(this.failure);
    for (const { refuse } of [...offers, ...this.offers.splice(0)]) refuse(new StoreFull(this.failure));
    if (this.isClosing) this.end.abort();
    while (await completePause(machineClock, TRY_AGAIN_AFTER_MS, this.end.signal)) {
      if (!(await this.space.isEnoughToGoOn()) || !(await this.reopen())) continue;
      this.failure = undefined;
      this.notice.tell(undefined);
      return;
    }
  }

  /** @returns whether that went well */
  private async reopen(): Promise<boolean> {
    this.isReadable = false;
    this.openings += 1;
    try {
      await this.db.close();
      await this.db.open();
      this.isReadable = true;
      return true;
    } catch (error) {
      this.failure = describeFailure(error as Error);
      return false;
    }
  }
}

function operationsOf(changes: Changes, offers: readonly Offer[]) {
  const offered = offers.flatMap((offer) =>
    offer.changes.map(({ key, value }) => [key, textOf(value)] as const),
  );
  return [...changes, ...offered].map(([key, value]) =>
    value === undefined ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
  );
}

/** What LevelDB says is in the cause. */
function describeFailure({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message : message;
}
