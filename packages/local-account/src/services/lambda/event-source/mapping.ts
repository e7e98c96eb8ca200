import type { FunctionReference } from '../function/function-name';

/** What is decided of an event source mapping. */
export interface MappingSettings {
  readonly reference: FunctionReference;
  /** The most messages that one invocation gets. */
  readonly batchSize: number;
  /** How long messages are gathered for it. */
  readonly batchingWindowSeconds: number;
  /** Whether the function's answer tells which messages it could not work on. */
  readonly reportsItemFailures: boolean;
  /** JSON texts: a message that matches none of them is deleted. @default - every message goes to the function */
  readonly filterPatterns: readonly string[];
  /** The most batches under way at once. @default - as many as the poller has */
  readonly maximumConcurrency?: number;
  readonly isEnabled: boolean;
}

/** A queue whose messages a function is invoked with. */
export interface MappedSource {
  readonly uuid: string;
  readonly mappingArn: string;
  readonly queueArn: string;
  readonly settings: MappingSettings;
}
