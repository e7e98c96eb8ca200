import { machineClock } from '../../../clock/machine-clock';
import type { ExecutionEnvironment } from './execution-environment';

/** How many environments there may be. */
export interface PoolLimits {
  /** So many are started as soon as they are needed: as many processes as keep the machine busy. */
  readonly eager: number;
  /** The others up to this number are started for functions that wait themselves, for a table, say, and leave the machine idle. */
  readonly most: number;
}

/** Who has waited for so long that more processes have more done. It is the machine that is waited for, by its own clock. */
const PATIENCE_MS = 200;

interface Waiter {
  readonly take: (environment: ExecutionEnvironment) => void;
  readonly refuse: (error: Error) => void;
  readonly waitedMs: () => number;
}

/**
 * The execution environments of a function: an idle one is used again, a new one is started while there are fewer than may be,
 * and who finds neither waits in line. A process is as fast as its code is warm: a burst goes through few of them, not through all.
 */
export class EnvironmentPool {
  private readonly environments = new Set<ExecutionEnvironment>();
  /** The last used one is used first, so that those no longer needed stay cold. */
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly waiting: Waiter[] = [];
  private isPatient = false;

  constructor(
    private readonly startEnvironment: () => ExecutionEnvironment,
    private readonly limits: PoolLimits,
  ) {}

  /** Starts one before it is needed. */
  prewarm(): void {
    if (this.limits.most > 0) this.idle.push(this.startOne());
  }

  /** @throws Error what `end` is given */
  async take(): Promise<ExecutionEnvironment> {
    const idle = this.takeIdle();
    if (idle) return idle;
    const { eager, most } = this.limits;
    if (this.environments.size < Math.min(eager, most)) return this.startOne();
    return new Promise((take, refuse) => {
      this.waiting.push({ take, refuse, waitedMs: machineClock.stopwatch() });
      this.bePatient(PATIENCE_MS);
    });
  }

  /** Takes back one that was taken; one that has ended makes room for another. */
  giveBack(environment: ExecutionEnvironment): void {
    if (!environment.usable) this.drop(environment);
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      if (this.hand(next, environment)) return;
    }
    if (environment.usable) this.idle.push(environment);
  }

  /** @returns whether one is in use now, and will be given back */
  private hand(waiter: Waiter, environment: ExecutionEnvironment): boolean {
    if (!environment.usable) return this.startFor(waiter);
    waiter.take(environment);
    return true;
  }

  /** @returns as of `hand` */
  private startFor({ take, refuse }: Waiter): boolean {
    try {
      take(this.startOne());
      return true;
    } catch (error) {
      refuse(error as Error);
      return false;
    }
  }

  /** Ends all of them; who waits for one gets the error. */
  async end(error: Error): Promise<void> {
    for (const { refuse } of this.waiting.splice(0)) refuse(error);
    this.idle.length = 0;
    await Promise.all(Array.from(this.environments, (environment) => environment[Symbol.asyncDispose]()));
    this.environments.clear();
  }

  /** Starts another environment for whoever has waited too long, one at a time. */
  private bePatient(forMs: number): void {
    if (this.isPatient || this.environments.size >= this.limits.most) return;
    this.isPatient = true;
    machineClock.after(forMs, () => {
      this.isPatient = false;
      const [first] = this.waiting;
      if (!first) return;
      const leftMs = PATIENCE_MS - first.waitedMs();
      if (leftMs <= 0 && this.environments.size < this.limits.most) {
        this.waiting.shift();
        this.startFor(first);
      }
      if (this.waiting.length > 0) this.bePatient(leftMs > 0 ? leftMs : PATIENCE_MS);
    });
  }

  private takeIdle(): ExecutionEnvironment | undefined {
    for (let environment = this.idle.pop(); environment; environment = this.idle.pop()) {
      if (environment.usable) return environment;
      this.drop(environment);
    }
    return undefined;
  }

  private drop(environment: ExecutionEnvironment): void {
    this.environments.delete(environment);
    void environment[Symbol.asyncDispose]();
  }

  private startOne(): ExecutionEnvironment {
    const environment = this.startEnvironment();
    this.environments.add(environment);
    return environment;
  }
}
