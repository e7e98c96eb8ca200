/** Time as an execution sees it: the machine's, or one that is moved by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits so many milliseconds; rejects with the signal's reason as soon as it aborts. */
  pause(durationMs: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once, so many milliseconds from now, unless it is cancelled before. */
  after(delayMs: number, callback: () => void): { cancel(): void };
  /** Begins to measure a duration. @returns what tells how long ago that was, in milliseconds */
  stopwatch(): () => number;
}
