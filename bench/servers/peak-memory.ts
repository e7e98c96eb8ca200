import { usageOf } from './process-tree';

/** A look reads a dozen small files. */
const LOOK_EVERY_MS = 250;

/** Follows the resident memory of a process and those that it has started, and keeps the most. */
export class PeakMemory implements Disposable {
  private most = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  get bytes(): number {
    this.look();
    return this.most;
  }

  [Symbol.dispose](): void {
    clearInterval(this.timer);
  }

  private look(): void {
    this.most = Math.max(this.most, usageOf(this.pid).residentBytes);
  }
}
