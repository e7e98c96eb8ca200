import type { Clock, Timer } from '../../../clock/clock';

/** One alarm at a time, set anew as often as one likes. */
export class QueueTimer {
  private timer?: Timer;
  private isStopped = false;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly onDue: () => void,
  ) {}

  /** @param delayMs Infinity for never */
  set(delayMs: number): void {
    this.timer?.cancel();
    if (this.isStopped || delayMs === Infinity) return;
    this.timer = this.clock.after(delayMs, this.onDue);
  }

  /** It goes off no more, even if it is set again: it would keep the process alive. */
  stop(): void {
    this.isStopped = true;
    this.timer?.cancel();
  }
}
