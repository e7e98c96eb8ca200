import type { Clock, Timer } from './clock';
import { pauseOn } from './pause';

interface Alarm {
  readonly dueAt: number;
  /** Alarms that are due at the same time go off in the order in which they were set. */
  readonly order: number;
  readonly callback: () => void;
}

export interface ManualClockProps {
  /** Where time begins, in milliseconds since the epoch. @default - the first second of 2026, UTC */
  readonly startMs?: number;
  /**
   * Waits until what an alarm set off in this process has come to rest. @default - one turn of the event loop, in which all promises
   * that wait for nothing outside this process are settled
   */
  readonly settle?: () => Promise<void>;
  /**
   * What falls due within so many milliseconds of one another goes off in its order, but is waited for together: as with a machine's clock,
   * which waits for nobody. @default - 0, each comes to rest before the next
   */
  readonly togetherMs?: number;
}

/** A clock that stands still until it is moved by hand. It goes by whole milliseconds, as a machine's does, whatever part of one a wait ends with. */
export class ManualClock implements Clock {
  readonly isMachineTime = false;
  private time: number;
  private alarmsSet = 0;
  private readonly alarms = new Set<Alarm>();
  private moved: Promise<void> = Promise.resolve();
  private readonly settle: () => Promise<void>;
  private readonly togetherMs: number;
  /** What other processes work on, as far as it is still waited for. */
  private readonly held = new Set<Promise<void>>();

  constructor({ startMs = Date.UTC(2026, 0, 1), settle = nextTurn, togetherMs = 0 }: ManualClockProps = {}) {
    this.time = startMs;
    this.settle = settle;
    this.togetherMs = togetherMs;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, callback: () => void): Timer {
    const alarm = { dueAt: this.time + Math.max(0, Math.ceil(delayMs)), order: this.alarmsSet++, callback };
    this.alarms.add(alarm);
    return { cancel: () => void this.alarms.delete(alarm) };
  }

  pause(durationMs: number, signal?: AbortSignal): Promise<void> {
    return pauseOn(this, durationMs, signal);
  }

  hold(work: Promise<unknown>, atMostMs: number): void {
    const held = untilDone(work, atMostMs).finally(() => this.held.delete(held));
    this.held.add(held);
  }

  stopwatch(): () => number {
    const startedAt = this.time;
    return () => this.time - startedAt;
  }

  /** When the next alarm goes off, in milliseconds since the epoch; undefined if none is set. */
  get nextDueAt(): number | undefined {
    return this.nextAlarm()?.dueAt;
  }

  /**
   * Moves time on. What falls due on the way happens in its order, each at its own time, and what it sets off comes to rest before
   * the next, in other processes as well: an alarm that is set meanwhile, and due before the end, goes off, too.
   *
   * Who asks while it moves has it moved on from there.
   *
   * @throws RangeError for a duration below zero: time does not run backwards
   */
  async advance(durationMs: number): Promise<void> {
    if (durationMs < 0) throw new RangeError(`A clock moves forwards only, not by ${durationMs} ms`);
    const before = this.moved;
    this.moved = before.then(() => this.move(durationMs));
    return this.moved;
  }

  private async move(durationMs: number): Promise<void> {
    const end = this.time + Math.ceil(durationMs);
    await this.comeToRest();
    for (let first = this.nextAlarm(end); first; first = this.nextAlarm(end)) {
      this.setOff(first);
      if (this.togetherMs > 0) this.setOffUntil(Math.min(end, first.dueAt + this.togetherMs));
      await this.comeToRest();
    }
    this.time = end;
  }

  private setOffUntil(last: number): void {
    for (let alarm = this.nextAlarm(last); alarm; alarm = this.nextAlarm(last)) this.setOff(alarm);
  }

  private setOff(alarm: Alarm): void {
    this.alarms.delete(alarm);
    this.time = alarm.dueAt;
    alarm.callback();
  }

  private async comeToRest(): Promise<void> {
    await this.settle();
    while (this.held.size > 0) {
      await Promise.all(this.held);
      await this.settle();
    }
  }

  /** @param atMost when it is due at the latest */
  private nextAlarm(atMost = Infinity): Alarm | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.alarms) {
      if (alarm.dueAt > atMost) continue;
      if (!next || alarm.dueAt < next.dueAt || (alarm.dueAt === next.dueAt && alarm.order < next.order)) {
        next = alarm;
      }
    }
    return next;
  }
}

/** Waits for something, whatever becomes of it, but not for ever. */
function untilDone(work: Promise<unknown>, atMostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timeout = setTimeout(resolve, atMostMs);
    const finish = () => {
      clearTimeout(timeout);
      resolve();
    };
    work.then(finish, finish);
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
