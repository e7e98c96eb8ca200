import { randomUUID } from 'node:crypto';
import type { VendedLog } from '../logs/vended-log';

export type PipeLogLevel = 'OFF' | 'ERROR' | 'INFO' | 'TRACE';

/** Each level writes the steps of those before it. */
const LEVELS: readonly PipeLogLevel[] = ['OFF', 'ERROR', 'INFO', 'TRACE'];

/** The steps that this run writes. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html for their levels */
const STEP_LEVEL = {
  EXECUTION_STARTED: 'INFO',
  EXECUTION_SUCCEEDED: 'INFO',
  EXECUTION_PARTIALLY_FAILED: 'ERROR',
  EXECUTION_FAILED: 'ERROR',
  TARGET_INVOCATION_STARTED: 'TRACE',
  TARGET_INVOCATION_SUCCEEDED: 'TRACE',
  TARGET_INVOCATION_PARTIALLY_FAILED: 'ERROR',
  TARGET_INVOCATION_FAILED: 'ERROR',
} as const satisfies Record<string, PipeLogLevel>;

export type PipeStep = keyof typeof STEP_LEVEL;

/** The log of a pipe, at its level. */
export class PipeLog {
  constructor(
    private readonly pipeArn: string,
    private readonly level: PipeLogLevel,
    private readonly destination: VendedLog | undefined,
  ) {}

  /** Begins one execution. @returns what writes its steps */
  execution(): (step: PipeStep, error?: { readonly code: string; readonly message: string }) => void {
    const executionId = randomUUID();
    return (messageType, error) => {
      if (!this.destination || LEVELS.indexOf(STEP_LEVEL[messageType]) > LEVELS.indexOf(this.level)) return;
      const timestamp = Date.now();
      const record = {
        resourceArn: this.pipeArn,
        timestamp,
        executionId,
        messageType,
        logLevel: STEP_LEVEL[messageType],
        error: error && { message: `${error.code}: ${error.message}` },
      };
      this.destination.write(timestamp, JSON.stringify(record));
    };
  }
}
