import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '../../account';
import { environmentVariables } from './environment-variables';
import type { FunctionConfiguration, FunctionLog } from './function-configuration';
import { type Fault, FunctionRuntime } from './function-runtime';
import { LogTail } from './log-tail';
import { exitFailure, type Outcome } from './outcome';
import { type InitPhase, PlatformLog } from './platform-log';
import type { RuntimeBundle } from './runtime-bundle';
import type { ProcessSettings } from './runtime-process';

/** What an environment is made for and of. */
export interface EnvironmentSettings {
  readonly account: Account;
  readonly configuration: FunctionConfiguration;
  readonly log: FunctionLog;
  readonly bundle: RuntimeBundle;
  readonly initTimeoutSeconds: number;
  readonly endpointUrl?: string;
}

/** An event for a function. */
export interface Invocation {
  readonly requestId: string;
  /** The ARN as the caller gave it, with its qualifier. */
  readonly invokedFunctionArn: string;
  readonly payload: string;
  readonly fault?: Fault;
}

/** How an invocation went. */
export interface InvocationEnd {
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly logTail: string;
}

/** An execution environment: one process, one log stream, one invocation at a time. */
export class ExecutionEnvironment {
  private readonly logStreamName: string;
  private readonly platform: PlatformLog;
  private readonly initialized: Promise<Outcome>;
  private runtime: FunctionRuntime;
  private initDurationMs: number | undefined;
  private tail = new LogTail();
  private hasBeenInvoked = false;
  private hasStopped = false;

  /** Starts its process. */
  constructor(private readonly settings: EnvironmentSettings) {
    this.logStreamName = newLogStreamName(settings.configuration);
    this.platform = new PlatformLog(settings.configuration, (message) => this.write(Date.now(), message));
    this.runtime = this.startRuntime('init');
    this.initialized = this.initialize('init');
  }

  /** Whether it can be given an event; a failed initialization is repeated then, as on AWS. */
  get usable(): boolean {
    return !this.hasStopped && (this.runtime.alive || !this.hasBeenInvoked);
  }

  /** Has the function handle an event. */
  async invoke(invocation: Invocation): Promise<InvocationEnd> {
    const { requestId } = invocation;
    this.hasBeenInvoked = true;
    await this.initialized;
    this.platform.start(requestId);
    const startedAt = performance.now();
    const outcome = await this.handle(invocation);
    const durationMs = elapsedMs(startedAt);
    const producedBytes = outcome.status === 'success' ? Buffer.byteLength(outcome.payload) : 0;
    this.platform.end(requestId, outcome, { durationMs, producedBytes, initDurationMs: this.initDurationMs });
    const logTail = this.tail.text;
    this.tail = new LogTail();
    this.initDurationMs = undefined;
    return { outcome, durationMs, logTail };
  }

  /** Kills its process. */
  async stop(): Promise<void> {
    this.hasStopped = true;
    await this.runtime.stop();
  }

  private async handle(invocation: Invocation): Promise<Outcome> {
    if (this.hasStopped) return exitFailure(null, null);
    if (!this.runtime.alive) {
      // Lambda runs a failed init again as part of the invocation, and gives it the function's timeout
      // (Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle").
      this.runtime = this.startRuntime('invoke');
      const init = await this.initialize('invoke');
      if (init.status !== 'success') return init;
    }
    const { requestId, invokedFunctionArn, payload, fault } = invocation;
    const { timeoutSeconds } = this.settings.configuration;
    return this.runtime.invoke(
      {
        requestId,
        invocationId: randomUUID(),
        deadlineMs: Date.now() + timeoutSeconds * 1000,
        functionArn: invokedFunctionArn,
        traceId: newTraceId(),
        payload,
      },
      timeoutSeconds,
      fault,
    );
  }

  private startRuntime(phase: InitPhase): FunctionRuntime {
    const { initTimeoutSeconds, configuration } = this.settings;
    this.platform.initStart(phase);
    return new FunctionRuntime(
      (runtimeApi) => this.processSettings(runtimeApi),
      phase === 'init' ? initTimeoutSeconds : configuration.timeoutSeconds,
    );
  }

  private async initialize(phase: InitPhase): Promise<Outcome> {
    const startedAt = performance.now();
    const outcome = await this.runtime.initialized;
    const durationMs = elapsedMs(startedAt);
    // The second attempt counts as part of the invocation's duration.
    if (phase === 'init') this.initDurationMs = durationMs;
    this.platform.initEnd(phase, outcome, durationMs);
    return outcome;
  }

  private processSettings(runtimeApi: string): ProcessSettings {
    const { account, configuration, bundle, endpointUrl } = this.settings;
    const { logStreamName } = this;
    const identity = { logStreamName, runtimeApi, runtimeDirectory: bundle.directory, endpointUrl };
    return {
      path: bundle.path,
      workingDirectory: configuration.codeDirectory,
      variables: environmentVariables(account, configuration, identity),
      log: (timestampMs, message) => this.write(timestampMs, message),
    };
  }

  private write(timestampMs: number, message: string): void {
    this.tail.push(message);
    this.settings.log.write(this.logStreamName, timestampMs, message);
  }
}

/** A group of its own choice gets the function's name too ("Configuring CloudWatch log groups" in the Developer Guide). */
function newLogStreamName({ functionName, logging }: FunctionConfiguration): string {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const name = logging.logGroupName === `/aws/lambda/${functionName}` ? '' : functionName;
  return `${date}/${name}[$LATEST]${randomBytes(16).toString('hex')}`;
}

/** An X-Ray trace header that says: not sampled. */
function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}

/** Milliseconds with two decimals, as Lambda reports them. */
function elapsedMs(since: number): number {
  return Math.round((performance.now() - since) * 100) / 100;
}
