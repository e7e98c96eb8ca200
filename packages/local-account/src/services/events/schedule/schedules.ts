import type { Clock, Timer } from '../../../clock/clock';
import type { Rule } from '../rule';

/** A schedule goes by the date, and a timer by the time that this machine is awake: it is looked at again after so long. */
const LOOK_AGAIN_AFTER_MS = 60_000;

/** A timer may be early by so much. */
const EARLY_MS = 1;

/**
 * Waits for the moments of rules that have a schedule. What this machine slept through is left out: the next moment is the next that is to
 * come.
 */
export class Schedules {
  private readonly timers = new Map<string, Timer>();

  /** @param fire called at each moment of a rule */
  constructor(
    private readonly clock: Pick<Clock, 'after' | 'now'>,
    private readonly fire: (rule: Rule) => void,
  ) {}

  /** Begins anew with a rule: it may have been made, changed, switched on or switched off. */
  follow(rule: Rule): void {
    this.forget(rule.name);
    if (rule.state === 'ENABLED') this.wait(rule, this.clock.now());
  }

  forget(ruleName: string): void {
    this.timers.get(ruleName)?.cancel();
    this.timers.delete(ruleName);
  }

  stop(): void {
    for (const name of [...this.timers.keys()]) this.forget(name);
  }

  /** @param last when the last moment was, or from when on there may be one, in milliseconds since the epoch */
  private wait(rule: Rule, last: number): void {
    const now = this.clock.now();
    const planned = rule.schedule?.nextAfter(last);
    const due = planned !== undefined && planned <= now ? rule.schedule?.nextAfter(now) : planned;
    if (due === undefined) return;
    const timer = this.clock.after(Math.min(due - now, LOOK_AGAIN_AFTER_MS), () => {
      if (this.clock.now() + EARLY_MS < due) return this.wait(rule, last);
      this.wait(rule, due);
      this.fire(rule);
    });
    this.timers.set(rule.name, timer);
  }
}
