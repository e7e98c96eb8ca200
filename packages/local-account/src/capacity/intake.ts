import type { Clock } from '../clock/clock';
import { idleMsOfThread } from '../clock/idle-time';
import { machineClock } from '../clock/machine-clock';

/** From so many requests at once on, whoever works off what is there lets them go first. */
const MANY = 8;

/** A client that has its answer sends the next within this time, if it sends as fast as it can. */
const LULL_MS = 25;

/** Who never stops sending does not stop the work: after so long it goes on, for a while. */
const AT_MOST_MS = 250;
const GOES_ON_FOR_MS = 25;

/** Clients that are slower than the account leave it time: whenever it has had nothing to do for so long, a turn of work is done. */
const IDLE_FOR_A_TURN_MS = 1;
const LOOK_EVERY_MS = 5;

/**
 * The requests that bring in transactions. In a burst, and only then, they go before the work on what they brought: what is accepted is
 * safe, and a client that waits is not. A burst is accepted twice as fast for it, and is worked off no later.
 */
export class Intake {
  private requests = 0;
  private msSinceMany = () => Infinity;
  private msSinceWait = () => Infinity;
  private usedIdleMs = 0;

  /**
   * @param clock @default - the machine's: clients live in its time
   * @param idleMs for how long this thread has had nothing to do since it began @default - what Node.js says of it
   */
  constructor(
    private readonly clock: Pick<Clock, 'pause' | 'stopwatch'> = machineClock,
    private readonly idleMs: () => number = idleMsOfThread,
  ) {}

  /** Counts a request in, until it is answered. */
  async take<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
    this.requests += 1;
    if (this.requests >= MANY) this.msSinceMany = this.clock.stopwatch();
    try {
      return await answer();
    } finally {
      this.requests -= 1;
    }
  }

  /**
   * Waits while there are many, and they keep this thread busy, for a while.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  async lull(signal: AbortSignal): Promise<void> {
    if (this.msSinceWait() < GOES_ON_FOR_MS) return;
    const waitedMs = this.clock.stopwatch();
    while (this.msSinceMany() < LULL_MS && waitedMs() < AT_MOST_MS) {
      if (this.useIdleTime()) return;
      await this.clock.pause(LOOK_EVERY_MS, signal);
    }
    if (waitedMs() >= AT_MOST_MS) this.msSinceWait = this.clock.stopwatch();
  }

  /** @returns whether there was enough for a turn */
  private useIdleTime(): boolean {
    const idleMs = this.idleMs();
    if (idleMs - this.usedIdleMs < IDLE_FOR_A_TURN_MS) return false;
    this.usedIdleMs = idleMs;
    return true;
  }
}
