import { randomUUID } from 'node:crypto';
import type { SessionCredentials } from '../../../access/credentials/credentials';
import type { Account } from '../../../account';
import type { Clock } from '../../../clock/clock';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { FunctionConfiguration } from '../function/function-configuration';
import type { FunctionCredentials } from '../function/function-credentials';
import type { InspectorGate } from '../inspect/inspector-gate';
import type { FunctionLog } from '../log/function-log';
import type { LogStreamWriter } from '../log/log-stream-writer';
import { environmentVariables, wrapperOf } from './environment-variables';
import { FunctionRuntime } from './function-runtime';
import type { Invocation, InvocationEnd } from './invocation';
import { newLogStreamName } from './log-stream-name';
import { LogTail } from './log-tail';
import { exitFailure, type Outcome } from './outcome';
import { type InitPhase, PlatformLog } from './platform-log';
import type { RuntimeFile } from './runtime-bundle';
import type { ProcessSettings } from './runtime-process';
import { newTraceHeader } from './trace-header';

/** What an environment is made for and of. */
export interface EnvironmentSettings {
  readonly account: Account;
  readonly clock: Clock;
  readonly credentials: FunctionCredentials;
  readonly configuration: FunctionConfiguration;
  readonly log: FunctionLog;
  readonly runtimeFile: RuntimeFile;
  readonly initTimeoutSeconds: number;
  /** Where debuggers find the function. @default - they do not */
  readonly gate?: InspectorGate;
  /** Where the function's SDK calls go. @default - AWS itself, which does not know its credentials */
  readonly endpointUrl?: string;
}

/** An execution environment: one process, one log stream, one invocation at a time. It ends when it is disposed of. */
export class ExecutionEnvironment implements AsyncDisposable {
  private readonly logStreamName: string;
  private readonly credentials: SessionCredentials;
  private readonly log: LogStreamWriter;
  private readonly platform: PlatformLog;
  private readonly initialized: Promise<Outcome>;
  private runtime: FunctionRuntime;
  private initDurationMs: number | undefined;
  private tail = new LogTail();
  private hasBeenInvoked = false;
  /** What the invocation is about that it handles, or handled last. */
  private transaction: TransactionIdentity | undefined;
  private hasEnded = false;

  /**
   * Starts its process.
   *
   * @throws AccessDenied if the function's role does not trust Lambda
   */
  constructor(private readonly settings: EnvironmentSettings) {
    const { clock, configuration } = settings;
    this.credentials = settings.credentials();
    this.logStreamName = newLogStreamName(configuration, clock.now());
    this.log = settings.log.openStream(this.logStreamName);
    this.platform = new PlatformLog(configuration, clock, (message, time) => this.write(message, time));
    this.runtime = this.startRuntime('init');
    this.initialized = this.initialize('init');
  }

  /** Whether it can be given an event; a failed initialization is repeated then, as on AWS. */
  get usable(): boolean {
    const { clock, configuration } = this.settings;
    const isAuthorized = clock.now() + configuration.timeoutSeconds * 1000 < this.credentials.expiration;
    return !this.hasEnded && isAuthorized && (this.runtime.alive || !this.hasBeenInvoked);
  }

  /** Has the function handle an event. */
  async invoke(invocation: Invocation): Promise<InvocationEnd> {
    const { requestId } = invocation;
    this.hasBeenInvoked = true;
    this.log.begin();
    await this.initialized;
    this.transaction = invocation.transaction;
    this.platform.start(requestId);
    const elapsedMs = this.settings.clock.stopwatch();
    const outcome = await this.handle(invocation);
    const durationMs = asReported(elapsedMs());
    const producedBytes = outcome.status === 'success' ? Buffer.byteLength(outcome.payload) : 0;
    this.platform.end(requestId, outcome, {
      durationMs,
      producedBytes,
      maxMemoryUsedMb: this.runtime.maxMemoryMb,
      initDurationMs: this.initDurationMs,
    });
    const logTail = this.tail;
    this.tail = new LogTail();
    this.initDurationMs = undefined;
    await this.log.flush();
    return { outcome, durationMs, logTail };
  }

  /** Kills its process. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.hasEnded = true;
    await this.runtime[Symbol.asyncDispose]();
    await this.log.flush();
  }

  private async handle(invocation: Invocation): Promise<Outcome> {
    if (this.hasEnded) return exitFailure(null, null);
    if (!this.runtime.alive) {
      // Lambda runs a failed init again as part of the invocation, and gives it the function's timeout
      // (Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle").
      this.runtime = this.startRuntime('invoke');
      const init = await this.initialize('invoke');
      if (init.status !== 'success') return init;
    }
    const { requestId, invokedFunctionArn, payload, fault } = invocation;
    const { clock, configuration } = this.settings;
    const { timeoutSeconds } = configuration;
    const now = clock.now();
    return this.runtime.invoke(
      {
        requestId,
        invocationId: randomUUID(),
        deadlineMs: now + timeoutSeconds * 1000,
        functionArn: invokedFunctionArn,
        traceId: newTraceHeader(now),
        clientContext: invocation.clientContext,
        nowMs: this.toldTime,
        payload,
      },
      timeoutSeconds,
      fault,
    );
  }

  private startRuntime(phase: InitPhase): FunctionRuntime {
    const { clock, initTimeoutSeconds, configuration } = this.settings;
    this.platform.initStart(phase);
    // The tail of a cold start begins after this line (recorded on AWS).
    if (phase === 'init') this.tail = new LogTail();
    return new FunctionRuntime(
      clock,
      (runtimeApi) => this.processSettings(runtimeApi),
      phase === 'init' ? initTimeoutSeconds : configuration.timeoutSeconds,
    );
  }

  private async initialize(phase: InitPhase): Promise<Outcome> {
    const elapsedMs = this.settings.clock.stopwatch();
    const outcome = await this.runtime.initialized;
    const durationMs = asReported(elapsedMs());
    // The second attempt counts as part of the invocation's duration.
    if (phase === 'init') this.initDurationMs = durationMs;
    this.platform.initEnd(phase, outcome, durationMs);
    return outcome;
  }

  private processSettings(runtimeApi: string): ProcessSettings {
    const { account, configuration, gate, runtimeFile, endpointUrl } = this.settings;
    const { credentials, logStreamName } = this;
    const identity = {
      credentials,
      logStreamName,
      runtimeApi,
      runtimeDirectory: runtimeFile.directory,
      endpointUrl,
      nowMs: this.toldTime,
    };
    const { python } = configuration;
    return {
      // The Node.js that runs us, whatever version the template's runtime names.
      program: python?.path ?? process.execPath,
      path: python ? runtimeFile.pythonPath : runtimeFile.path,
      workingDirectory: configuration.codeDirectory,
      wrapper: wrapperOf(configuration),
      ...(gate && { inspect: (port: number) => gate.lead(port) }),
      variables: environmentVariables(account, configuration, identity),
      log: (message, timestampMs) => this.write(message, timestampMs),
    };
  }

  /** What time a process has to be told that it is; it stands still until it is told again. */
  private get toldTime(): number | undefined {
    const { clock } = this.settings;
    return clock.isMachineTime ? undefined : clock.now();
  }

  private write(message: string, timestampMs = this.settings.clock.now()): void {
    this.tail.push(message);
    this.log.write(timestampMs, message, this.transaction);
  }
}

/** Milliseconds with two decimals, as Lambda reports them. */
function asReported(durationMs: number): number {
  return Math.round(durationMs * 100) / 100;
}
