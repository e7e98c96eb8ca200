import { statfs } from 'node:fs/promises';
import { machineClock } from '../clock/machine-clock';

/** A disk is asked no more often: others fill it, too, but not in no time. */
const ASK_AGAIN_AFTER_MS = 200;

/** What stays free for what becomes of that which was accepted, and for the database's own work. */
const LARGEST_RESERVE_BYTES = 64 * 2 ** 20;

/** A small disk keeps so much of it. */
const RESERVED_SHARE = 1 / 4;

/** How much more the disk of a folder takes. */
export class FreeSpace {
  private freeBytes = Infinity;
  private reserveBytes = 0;
  /** Tells how long ago the disk was asked. */
  private askedMsAgo = () => Infinity;
  private isLow = false;

  constructor(private readonly folder: string) {}

  /**
   * Whether new data may be written, and the reserve stays free. Once it may not, there has to be a fifth more before it may: so
   * that it is not now one, now the other.
   *
   * @param bytes of the data, and of what else has to stay free
   */
  async takesNewData(bytes: number): Promise<boolean> {
    await this.ask();
    const needed = bytes + this.reserveBytes * (this.isLow ? 1.2 : 1);
    this.isLow = this.freeBytes < needed;
    return !this.isLow;
  }

  /** Whether there is enough to go on after the disk was full. */
  async isEnoughToGoOn(): Promise<boolean> {
    this.askedMsAgo = () => Infinity;
    await this.ask();
    return this.freeBytes >= this.reserveBytes / 2;
  }

  /** Counts what was written since the disk was asked. */
  take(bytes: number): void {
    this.freeBytes -= bytes;
  }

  private async ask(): Promise<void> {
    if (this.askedMsAgo() < ASK_AGAIN_AFTER_MS) return;
    const { bavail, blocks, bsize } = await statfs(this.folder);
    this.askedMsAgo = machineClock.stopwatch();
    this.freeBytes = bavail * bsize;
    this.reserveBytes = Math.min(LARGEST_RESERVE_BYTES, blocks * bsize * RESERVED_SHARE);
  }
}
