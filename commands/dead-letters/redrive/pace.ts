import { pause } from '../../aws/pause';

/** Lets so many go in a second, evenly. */
export class Pace {
  private nextAt = 0;

  /** @param perSecond @default - as many as come */
  constructor(private readonly perSecond = Infinity) {}

  /** Waits for a turn, or until the signal. */
  async next(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.nextAt);
    this.nextAt = turn + 1000 / this.perSecond;
    if (turn > now) await pause(turn - now, signal);
  }
}
