/** Time as an execution sees it: the machine's, or one that is moved by hand. All durations are in milliseconds, of any length. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; rejects with the signal's reason as soon as it aborts. */
  pause(durationMs: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once, unless it is cancelled before. */
  after(delayMs: number, callback: () => void): { cancel(): void };
}
