/** Something that is to happen, and can be called off. */
export interface Timer {
  /** Does nothing once it has happened. */
  cancel(): void;
}

/**
 * Time, for everything in the account that waits or dates. Durations are of the time in which the account runs; what the machine slept
 * counts for none of them.
 */
export interface Clock {
  /** Whether it is this machine's, which other processes read by themselves; they have to be told any other. */
  readonly isMachineTime: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls back once.
   *
   * @param delayMs any length; below zero it is as good as zero
   */
  after(delayMs: number, callback: () => void): Timer;
  /**
   * Waits.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  pause(durationMs: number, signal?: AbortSignal): Promise<void>;
  /**
   * Says that another process is at work: time that is moved by hand waits for it, since a process works in the machine's time.
   *
   * @param work settles when it has done
   * @param atMostMs how long it is waited for, in the machine's time
   */
  hold(work: Promise<unknown>, atMostMs: number): void;
  /**
   * Begins to measure a duration, more finely than `now` dates, and whether or not the machine's date is set meanwhile, or
   * the machine sleeps.
   *
   * @returns what tells how long ago that was, in milliseconds with fractions
   */
  stopwatch(): () => number;
}
