import { exitFailure, type Outcome, timeoutFailure } from './outcome';
import { RuntimeApiServer, type RuntimeEvent } from './runtime-api/runtime-api-server';
import { type ProcessSettings, RuntimeProcess } from './runtime-process';

/** What is to go wrong with an invocation: the function never gets the event, or its process is killed. */
export type Fault = 'hang' | 'crash';

/** A process and its Runtime API, from the start of the process to its end by whatever cause. */
export class FunctionRuntime {
  /** How the initialization went. It never rejects. */
  readonly initialized: Promise<Outcome>;
  private readonly ended: Promise<void>;
  private readonly api: RuntimeApiServer;
  private process: RuntimeProcess | undefined;
  /** What has been answered so far: the first answer counts. */
  private answer: Outcome | undefined;
  private settle: ((outcome: Outcome) => void) | undefined;
  private stopping = false;

  /** @param settings of the process, given the address of its Runtime API */
  constructor(settings: (runtimeApi: string) => ProcessSettings, initTimeoutSeconds: number) {
    this.api = new RuntimeApiServer({
      ready: () => {
        if (this.alive) this.settle?.(this.answer ?? { status: 'success', payload: '' });
      },
      initFailed: (failure) => (this.answer ??= failure),
      answered: (outcome) => (this.answer ??= outcome),
    });
    this.initialized = this.waitForOutcome(initTimeoutSeconds);
    this.ended = this.run(settings);
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
    return outcome;
  }

  /** Kills the process and closes its Runtime API. */
  async stop(): Promise<void> {
    this.kill();
    await this.ended;
  }

  private kill(): void {
    this.stopping = true;
    this.process?.kill();
  }

  private async run(settings: (runtimeApi: string) => ProcessSettings): Promise<void> {
    const address = await this.api.listen();
    let failure = exitFailure(null, null);
    if (!this.stopping) {
      this.process = new RuntimeProcess(settings(address));
      const { exitCode, signal } = await this.process.ended;
      failure = exitFailure(exitCode, signal);
    }
    this.stopping = true;
    await this.api.close();
    this.settle?.(this.answer ?? failure);
  }

  private waitForOutcome(timeoutSeconds: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.answer ??= timeoutFailure(timeoutSeconds);
        this.kill();
      }, timeoutSeconds * 1000);
      this.settle = (outcome) => {
        clearTimeout(timer);
        this.process?.flush();
        this.settle = undefined;
        resolve(outcome);
      };
    });
  }
}
