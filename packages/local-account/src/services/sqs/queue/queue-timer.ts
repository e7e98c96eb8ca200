import type { Clock, Timer } from '../../../clock/clock';

/** One alarm at a time, set anew as often as one likes. */
export class QueueTimer {
  private timer?: Timer;
  private dueAt = Infinity;
  private isStopped = false;

  constructor(
    private readonly clock: Pick<Clock, 'now' | 'after'>,
    private readonly onDue: () => void,
  ) {}

  /** @param dueAt milliseconds since the epoch; Infinity for never */
  set(dueAt: number): void {
    if (this.isStopped || dueAt === this.dueAt) return;
    this.cancel();
    if (dueAt === Infinity) return;
    this.dueAt = dueAt;
    this.timer = this.clock.after(dueAt - this.clock.now(), () => {
      this.dueAt = Infinity;
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
    this.dueAt = Infinity;
  }
}
