import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src';

/** An execution leaves the thread to others for one turn at a time. */
const TURNS_BETWEEN_TIMERS = 4;

const MAX_TIMER_MS = 2 ** 31 - 1;

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  private readonly timers = new Set<Timer>();

  /** @param time milliseconds since the epoch */
  constructor(private time = Date.parse('2026-11-22T10:00:05.000Z')) {}

  get pendingTimers(): number {
    return this.timers.size;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, callback: () => void): { cancel(): void } {
    if (delayMs > MAX_TIMER_MS) throw new RangeError('No timer of Node.js takes that long');
    const timer = { due: this.time + delayMs, callback };
    this.timers.add(timer);
    return { cancel: () => void this.timers.delete(timer) };
  }

  stopwatch(): () => number {
    const startedAt = this.time;
    return () => this.time - startedAt;
  }

  async pause(durationMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (durationMs <= 0) return;
    await new Promise<void>((resolve, reject) => {
      const stop = () => {
        timer.cancel();
        reject(signal?.reason as Error);
      };
      const timer = this.after(durationMs, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /** Moves on from timer to timer until the work is done, and lets what follows from each happen before the next. */
  async runThrough<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const markDone = () => (isDone = true);
    work.then(markDone, markDone);
    while (!isDone) {
      for (let turn = 0; turn < TURNS_BETWEEN_TIMERS; turn++) await setImmediate();
      if (!isDone) this.fireNextTimer();
    }
    return work;
  }

  private fireNextTimer(): void {
    const [next] = [...this.timers].sort((left, right) => left.due - right.due);
    if (!next) return;
    this.timers.delete(next);
    this.time = Math.max(this.time, next.due);
    next.callback();
  }
}
