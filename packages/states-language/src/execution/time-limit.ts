import type { Clock } from '../clock';

/** A limit of time that can be held: what passes meanwhile does not count. It is over once, or never when it is cancelled. */
export class TimeLimit {
  private timer: { cancel(): void } | undefined;
  private holds = 0;
  private elapsedMs: () => number = () => 0;

  /** @param leftMs how long until it is over; begins at once */
  constructor(
    private readonly clock: Pick<Clock, 'after' | 'stopwatch'>,
    private leftMs: number,
    private readonly onOver: () => void,
  ) {
    this.goOn();
  }

  /**
   * Stops counting, until what it returns has been called as often as this.
   *
   * @returns what lets go; calling it again does nothing
   */
  hold(): () => void {
    if (this.holds++ === 0) this.stop();
    let held = true;
    return () => {
      if (held && --this.holds === 0) this.goOn();
      held = false;
    };
  }

  cancel(): void {
    this.leftMs = Infinity;
    this.timer?.cancel();
  }

  private stop(): void {
    this.timer?.cancel();
    this.leftMs -= this.elapsedMs();
  }

  private goOn(): void {
    this.elapsedMs = this.clock.stopwatch();
    if (this.leftMs !== Infinity) this.timer = this.clock.after(this.leftMs, this.onOver);
  }
}
