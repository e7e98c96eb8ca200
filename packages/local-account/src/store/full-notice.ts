import { machineClock } from '../clock/machine-clock';

/** A store that was full is so for everybody who watches it, until it has taken what is new for so long. */
const FULL_FOR_MS = 10_000;

/** Tells whoever watches a store that it is full, and that it is not any more. */
export class FullNotice {
  private toldFull = false;
  /** Tells how long ago something was refused. */
  private fullMsAgo = () => Infinity;
  private listener: (full: string | undefined) => void = () => undefined;

  watch(listener: (full: string | undefined) => void): void {
    this.listener = listener;
  }

  /** Near the limit it is now full, now not: that it is not is told when it has not been for a while. @param full why it is */
  tell(full: string | undefined): void {
    const isFull = full !== undefined;
    if (isFull) this.fullMsAgo = machineClock.stopwatch();
    if (this.toldFull === isFull || (!isFull && this.fullMsAgo() < FULL_FOR_MS)) return;
    this.toldFull = isFull;
    this.listener(full);
  }
}
