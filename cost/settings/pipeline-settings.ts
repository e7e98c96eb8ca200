/** What of a pipeline's configuration decides what it costs. The synthesized template says it, or the sample's source does. */
export interface PipelineSettings {
  /** The API's access log. @default - none */
  readonly accessLog?: { readonly format: string } & LogGroupSettings;
  /** Requests a second above which the API answers 429. @default - the account's quota */
  readonly throttlePerSecond?: number;
  /** Whether a message carries the API's request id as an attribute. */
  readonly carriesRequestId: boolean;
  /** The largest body that the queue takes, in bytes. */
  readonly maxBodyBytes: number;
  readonly pipe: {
    /** Messages that it takes at once, at the most. */
    readonly batchSize: number;
    /** How full batches are: as the rate has it, or always to the brim. */
    readonly batches: 'by rate' | 'full';
  };
  /** @default - nothing is kept for replay */
  readonly archive?: { readonly retentionDays: number };
  readonly workflow: {
    /** The states that a transaction passes when nothing fails, in their order. */
    readonly path: readonly PassedState[];
    /** Of the definition, in bytes. */
    readonly definitionBytes: number;
    readonly logLevel: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
    readonly includesExecutionData: boolean;
    readonly tracing: boolean;
  } & LogGroupSettings;
  /** The functions that the path invokes, each once. */
  readonly functions: readonly FunctionSettings[];
  /** Metrics that alarms watch; one that two alarms watch counts twice. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  /** Customer managed keys. */
  readonly keys: number;
}

/** A state of a workflow that a transaction passes. */
export interface PassedState {
  readonly name: string;
  readonly type: string;
  /** Of a task. */
  readonly resource?: string;
  /** Of a Parallel or Map state: what is passed inside, all branches after each other. */
  readonly inner?: readonly PassedState[];
}

export interface FunctionSettings extends LogGroupSettings {
  readonly memoryMb: number;
  readonly architecture: 'arm64' | 'x86_64';
  readonly logFormat: 'JSON' | 'Text';
  /** From which level on the function's own records are kept, with JSON. */
  readonly applicationLogLevel: string;
  /** From which level on Lambda's records are kept, with JSON. */
  readonly systemLogLevel: string;
  /** What it logs of a transaction: this project's record, the sample's two lines of text, or nothing but the body. */
  readonly record: 'transaction record' | 'lines of text' | 'body only';
  readonly tracing: boolean;
}

export interface LogGroupSettings {
  /** @default - for ever */
  readonly retentionDays?: number;
  readonly logClass: 'STANDARD' | 'INFREQUENT_ACCESS';
}
