import { AwakeTime } from './awake-time';
import type { Clock, Timer } from './clock';
import { pauseOn } from './pause';

/** The longest that `setTimeout` takes: 24.8 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** `setTimeout` may be early by so much. */
const EARLY_MS = 1;

/**
 * The machine's own clock. What it measures and waits for is the time that this process runs; `now` is the date, whatever happened.
 */
export function clockOfMachine(awake: Pick<AwakeTime, 'now' | 'watch'>): Clock {
  const clock: Clock = {
    isMachineTime: true,
    now: () => Date.now(),
    after: (delayMs, callback) => new MachineTimer(delayMs, callback, awake),
    pause: (durationMs, signal) => pauseOn(clock, durationMs, signal),
    hold: () => undefined,
    stopwatch: () => {
      const startedAt = awake.now();
      return () => awake.now() - startedAt;
    },
  };
  return clock;
}

export const machineClock: Clock = clockOfMachine(new AwakeTime());

/** A clock of the machine of its own, whose time can be held. */
export function holdableClock(): { readonly clock: Clock; readonly hold: () => () => void } {
  const awake = new AwakeTime();
  return { clock: clockOfMachine(awake), hold: () => awake.hold() };
}

/** A class: some are begun for each transaction, and functions made for each of them take 2.5 times as long. */
class MachineTimer implements Timer {
  private readonly endWatch: () => void;
  private readonly startedAt: number;
  private timeout: NodeJS.Timeout | undefined;

  constructor(
    private readonly delayMs: number,
    private readonly callback: () => void,
    private readonly awake: Pick<AwakeTime, 'now' | 'watch'>,
  ) {
    this.endWatch = awake.watch();
    this.startedAt = awake.now();
    this.wait(delayMs);
  }

  cancel(): void {
    if (this.timeout) this.endWatch();
    clearTimeout(this.timeout);
    this.timeout = undefined;
  }

  private wait(leftMs: number): void {
    this.timeout = setTimeout(() => this.goOn(), Math.min(leftMs, LONGEST_TIMEOUT_MS));
  }

  private goOn(): void {
    const leftMs = this.delayMs - (this.awake.now() - this.startedAt);
    if (leftMs > EARLY_MS) return this.wait(leftMs);
    this.cancel();
    this.callback();
  }
}
