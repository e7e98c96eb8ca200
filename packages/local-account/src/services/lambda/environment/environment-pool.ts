import type { ExecutionEnvironment } from './execution-environment';

interface Waiter {
  readonly take: (environment: ExecutionEnvironment) => void;
  readonly refuse: (error: Error) => void;
}

/**
 * The execution environments of a function: an idle one is used again, a new one is started while there are fewer than may be,
 * and who finds neither waits in line.
 */
export class EnvironmentPool {
  private readonly environments = new Set<ExecutionEnvironment>();
  /** The last used one is used first, so that those no longer needed stay cold. */
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly waiting: Waiter[] = [];

  /** @param most how many there may be */
  constructor(
    private readonly startEnvironment: () => ExecutionEnvironment,
    private readonly most: number,
  ) {}

  /** Starts one before it is needed. */
  prewarm(): void {
    if (this.most > 0) this.idle.push(this.startOne());
  }

  /** @throws Error what `end` is given */
  async take(): Promise<ExecutionEnvironment> {
    const environment = this.takeIdle() ?? (this.environments.size < this.most ? this.startOne() : undefined);
    if (environment) return environment;
    return new Promise((take, refuse) => this.waiting.push({ take, refuse }));
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
  private hand({ take, refuse }: Waiter, environment: ExecutionEnvironment): boolean {
    try {
      take(environment.usable ? environment : this.startOne());
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
