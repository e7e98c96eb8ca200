import type { Clock, Timer } from '../../../clock/clock';

/** The two clocks that a delay is reckoned from do not tick together: a time that is the same may look later by so much. */
const SAME_MS = 2;

/** One alarm at a time, set anew as often as one likes. */
export class QueueTimer {
  private timer: Timer | undefined;
  /** When it goes off, on the stopwatch. */
  private dueAt = Infinity;
  private isStopped = false;
  private readonly elapsedMs: () => number;

  /** @param onDue looks at what is due, and sets the alarm for the next: it may be called that much early */
  constructor(
    private readonly clock: Pick<Clock, 'after' | 'stopwatch'>,
    private readonly onDue: () => void,
  ) {
    this.elapsedMs = clock.stopwatch();
  }

  /**
   * With every message it is set anew, and mostly for the time that it is set for.
   *
   * @param delayMs Infinity for never
   */
  set(delayMs: number): void {
    const dueAt = this.elapsedMs() + delayMs;
    if (this.dueAt <= dueAt && dueAt <= this.dueAt + SAME_MS) return;
    this.cancel();
    if (this.isStopped || delayMs === Infinity) return;
    this.dueAt = dueAt;
    this.timer = this.clock.after(delayMs, () => {
      this.cancel();
      this.onDue();
    });
  }

  /** It goes off no more, even if it is set again: it would keep the process alive. */
  stop(): void {
    this.isStopped = true;
    this.cancel();
  }

  private cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.dueAt = Infinity;
  }
}
