/** The longest that setTimeout takes; the alarm then goes off early, which does no harm. */
const LONGEST_MS = 2 ** 31 - 1;

/** One alarm at a time, set anew as often as one likes. It does not keep the process alive. */
export class QueueTimer {
  private timer?: NodeJS.Timeout;
  private dueAt = Infinity;

  constructor(private readonly onDue: () => void) {}

  /** @param dueAt milliseconds since the epoch; Infinity for never */
  set(dueAt: number): void {
    if (dueAt === this.dueAt) return;
    this.stop();
    if (dueAt === Infinity) return;
    this.dueAt = dueAt;
    this.timer = setTimeout(
      () => {
        this.dueAt = Infinity;
        this.onDue();
      },
      Math.min(Math.max(dueAt - Date.now(), 0), LONGEST_MS),
    );
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.dueAt = Infinity;
  }
}
