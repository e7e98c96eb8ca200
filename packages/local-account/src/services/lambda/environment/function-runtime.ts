import type { Clock } from '../../../clock/clock';
import { RuntimeApiServer, type RuntimeEvent } from '../runtime-api/runtime-api-server';
import type { Fault } from './invocation';
import { exitFailure, type Failure, type Outcome, startFailure, timeoutFailure } from './outcome';
import { type ProcessSettings, RuntimeProcess } from './runtime-process';

/** A process and its Runtime API, from the start of the process to its end by whatever cause. */
export class FunctionRuntime implements AsyncDisposable {
  /** How the initialization went. It never rejects. */
  readonly initialized: Promise<Outcome>;
  private readonly ended: Promise<void>;
  private readonly api: RuntimeApiServer;
  private process: RuntimeProcess | undefined;
  /** What has been answered so far: the first answer counts. */
  private answer: Outcome | undefined;
  private settle: ((outcome: Outcome) => void) | undefined;
  private stopping = false;
  private maxMemoryKb: number | undefined;
  private writtenBytes: readonly number[] = [];

  /** @param settings of the process, given the address of its Runtime API */
  constructor(
    private readonly clock: Clock,
    settings: (runtimeApi: string) => ProcessSettings,
    initTimeoutSeconds: number,
  ) {
    this.api = new RuntimeApiServer({
      ready: () => {
        if (!this.process) throw new Error('A runtime is ready whose process has not been started.');
        this.process.whenReceived(this.writtenBytes, () => {
          if (this.alive) this.settle?.(this.answer ?? { status: 'success', payload: '' });
        });
      },
      initFailed: (failure) => (this.answer ??= failure),
      answered: (outcome) => (this.answer ??= outcome),
      memoryUsed: (kilobytes) => (this.maxMemoryKb = kilobytes),
      hasWritten: (bytes) => (this.writtenBytes = bytes),
    });
    this.initialized = this.waitForOutcome(initTimeoutSeconds);
    this.clock.hold(this.initialized, initTimeoutSeconds * 1000);
    this.ended = this.run(settings);
  }

  /** The most memory that the process has had, in megabytes; undefined before it has told. */
  get maxMemoryMb(): number | undefined {
    return this.maxMemoryKb === undefined ? undefined : Math.ceil(this.maxMemoryKb / 1024);
  }

  /** Whether the process can be given an event: it has not ended, and is not to end. */
  get alive(): boolean {
    return !this.stopping;
  }

  /**
   * Gives an event to the process. Settles when the process asks for the next one, so that it can be given one at once, or
   * when it has ended; in either case what it has logged has arrived.
   */
  invoke(event: RuntimeEvent, timeoutSeconds: number, fault?: Fault): Promise<Outcome> {
    if (!this.alive) return Promise.resolve(exitFailure(null, null));
    this.answer = undefined;
    const outcome = this.waitForOutcome(timeoutSeconds);
    if (fault === 'crash') this.kill();
    if (fault === undefined) this.api.deliver(event);
    // It has as much of the machine's time as of the account's; one that has got no event has nothing to do in it.
    if (fault !== 'hang') this.clock.hold(outcome, timeoutSeconds * 1000);
    return outcome;
  }

  /** Kills the process and closes its Runtime API. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.kill();
    await this.ended;
  }

  private kill(): void {
    this.stopping = true;
    this.process?.kill();
  }

  private async run(settings: (runtimeApi: string) => ProcessSettings): Promise<void> {
    const failure = await this.runProcess(settings).catch((error: NodeJS.ErrnoException) => {
      if (error.syscall === undefined) throw error;
      this.stopping = true;
      return startFailure(error);
    });
    this.settle?.(this.answer ?? failure);
  }

  /** @returns how the process ended, once nothing is left of it */
  private async runProcess(settings: (runtimeApi: string) => ProcessSettings): Promise<Failure> {
    await using api = this.api;
    const address = await api.listen();
    if (this.stopping) return exitFailure(null, null);
    this.process = new RuntimeProcess(settings(address));
    const { exitCode, signal } = await this.process.ended;
    this.stopping = true;
    return exitFailure(exitCode, signal);
  }

  private waitForOutcome(timeoutSeconds: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = this.clock.after(timeoutSeconds * 1000, () => {
        this.answer ??= timeoutFailure(timeoutSeconds);
        this.kill();
      });
      this.settle = (outcome) => {
        timer.cancel();
        this.process?.flush();
        this.settle = undefined;
        resolve(outcome);
      };
    });
  }
}
