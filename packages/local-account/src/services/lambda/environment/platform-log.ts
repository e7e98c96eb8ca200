import type { Clock } from '../../../clock/clock';
import type { FunctionConfiguration, SystemLogLevel } from '../function/function-configuration';
import type { Outcome } from './outcome';

/** The initialization before an invocation, or the second attempt as part of one. */
export type InitPhase = 'init' | 'invoke';

/** What an invocation took. */
export interface InvocationMetrics {
  readonly durationMs: number;
  readonly producedBytes: number;
  /** @default - the process ended before it told */
  readonly maxMemoryUsedMb?: number;
  /** For the first invocation of an environment. */
  readonly initDurationMs?: number;
}

const LEVELS: readonly SystemLogLevel[] = ['DEBUG', 'INFO', 'WARN'];

/**
 * The records that Lambda writes about a function. The JSON records have the shapes of the Telemetry API's events ("Lambda
 * Telemetry API Event schema reference") and the levels of "System log level event mapping"; the text format is not filtered.
 */
export class PlatformLog {
  // What really runs, in the form that AWS gives a version (nodejs:24.v12).
  private readonly runtimeVersion: string;

  /** @param write takes a message and when it was, in milliseconds since the epoch */
  constructor(
    private readonly configuration: FunctionConfiguration,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly write: (message: string, timestampMs: number) => void,
  ) {
    const { python } = configuration;
    this.runtimeVersion = python ? `python:${python.version}` : `nodejs:${process.versions.node}`;
  }

  initStart(phase: InitPhase): void {
    const { functionName } = this.configuration;
    this.record('INFO', 'initStart', () => ({
      initializationType: 'on-demand',
      phase,
      runtimeVersion: this.runtimeVersion,
      functionName,
      functionVersion: this.configuration.version,
    }));
    if (phase === 'init') this.line(() => `INIT_START Runtime Version: ${this.runtimeVersion}`);
  }

  initEnd(phase: InitPhase, outcome: Outcome, durationMs: number): void {
    const level = outcome.status === 'success' ? 'DEBUG' : 'WARN';
    const record = { initializationType: 'on-demand', phase, ...statusOf(outcome) };
    this.record(level, 'initRuntimeDone', () => record);
    this.record(level, 'initReport', () => ({ ...record, metrics: { durationMs } }));
    if (outcome.status === 'success') return;
    this.line(() =>
      fields(`INIT_REPORT Init Duration: ${durationMs} ms`, `Phase: ${phase}`, ...statusFields(outcome)),
    );
  }

  start(requestId: string): void {
    const { version } = this.configuration;
    this.record('INFO', 'start', () => ({ requestId, version }));
    this.line(() => `START RequestId: ${requestId} Version: ${version}`);
  }

  end(requestId: string, outcome: Outcome, metrics: InvocationMetrics): void {
    const { durationMs, producedBytes, initDurationMs, maxMemoryUsedMb } = metrics;
    const { memorySizeMb } = this.configuration;
    const billedDurationMs = Math.ceil(durationMs);
    const success = outcome.status === 'success';
    this.record(success ? 'DEBUG' : 'WARN', 'runtimeDone', () => ({
      requestId,
      ...statusOf(outcome),
      metrics: { durationMs, producedBytes },
    }));
    this.record(success ? 'INFO' : 'WARN', 'report', () => ({
      requestId,
      ...statusOf(outcome),
      metrics: {
        durationMs,
        billedDurationMs,
        memorySizeMB: memorySizeMb,
        maxMemoryUsedMB: maxMemoryUsedMb,
        initDurationMs,
      },
    }));
    this.line(() => `END RequestId: ${requestId}`);
    this.line(() =>
      fields(
        `REPORT RequestId: ${requestId}`,
        `Duration: ${durationMs.toFixed(2)} ms`,
        `Billed Duration: ${billedDurationMs} ms`,
        `Memory Size: ${memorySizeMb} MB`,
        ...(maxMemoryUsedMb === undefined ? [] : [`Max Memory Used: ${maxMemoryUsedMb} MB`]),
        ...(initDurationMs === undefined ? [] : [`Init Duration: ${initDurationMs.toFixed(2)} ms`]),
        statusFields(outcome).join('\t'),
      ),
    );
  }

  /** Most records are of a level that is not logged, and are not made then. */
  private record(level: SystemLogLevel, type: string, make: () => object): void {
    const { logFormat, systemLogLevel = 'INFO' } = this.configuration.logging;
    if (logFormat !== 'JSON' || LEVELS.indexOf(level) < LEVELS.indexOf(systemLogLevel)) return;
    const now = this.clock.now();
    this.write(
      JSON.stringify({ time: new Date(now).toISOString(), type: `platform.${type}`, record: make() }),
      now,
    );
  }

  private line(make: () => string): void {
    if (this.configuration.logging.logFormat === 'Text') this.write(`${make()}\n`, this.clock.now());
  }
}

function statusOf(outcome: Outcome): object {
  if (outcome.status !== 'error') return { status: outcome.status };
  return { status: outcome.status, errorType: outcome.errorType };
}

function statusFields(outcome: Outcome): string[] {
  if (outcome.status === 'success') return [];
  const status = `Status: ${outcome.status}`;
  return outcome.status === 'error' ? [status, `Error Type: ${outcome.errorType}`] : [status];
}

function fields(...texts: string[]): string {
  return texts.join('\t');
}
