import type { Clock, Timer } from '../../../clock/clock';
import type { Rule } from '../rule';

/** A schedule goes by the date, and a timer by the time that this machine is awake: it is looked at again after so long. */
const LOOK_AGAIN_AFTER_MS = 60_000;

/** A timer may be early by so much. */
const EARLY_MS = 1;

/** A rule whose next moment is waited for. */
interface Followed {
  readonly expression: string | undefined;
  /** When the last moment was, or from when on there may be one, in milliseconds since the epoch. */
  readonly last: number;
  readonly timer: Timer;
}

/**
 * Waits for the moments of rules that have a schedule. What this machine slept through is left out: the next moment is the next that is to
 * come.
 */
export class Schedules {
  private readonly followed = new Map<string, Followed>();

  /** @param fire called at each moment of a rule */
  constructor(
    private readonly clock: Pick<Clock, 'after' | 'now'>,
    private readonly fire: (rule: Rule) => void,
  ) {}

  /**
   * Goes by a rule as it is now: it may have been made, changed, switched on or switched off. One whose schedule stays the same keeps
   * to its moments. Not confirmed against AWS: that a rate does not begin anew with every change of its rule.
   */
  follow(rule: Rule): void {
    const before = this.followed.get(rule.name);
    this.forget(rule.name);
    if (rule.state !== 'ENABLED') return;
    const isSame = before?.expression === rule.schedule?.expression;
    this.wait(rule, before && isSame ? before.last : this.clock.now());
  }

  forget(ruleName: string): void {
    this.followed.get(ruleName)?.timer.cancel();
    this.followed.delete(ruleName);
  }

  stop(): void {
    for (const name of [...this.followed.keys()]) this.forget(name);
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
    this.followed.set(rule.name, { expression: rule.schedule?.expression, last, timer });
  }
}
