import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock/clock';
import type { VendedLog } from './needs';

/** Each level writes the steps of those before it. */
export const PIPE_LOG_LEVELS = ['OFF', 'ERROR', 'INFO', 'TRACE'] as const;

export type PipeLogLevel = (typeof PIPE_LOG_LEVELS)[number];

/**
 * The steps of a pipe without enrichment, and the level at which each is written.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html#eb-pipes-logs-level
 */
const STEP_LEVEL = {
  EXECUTION_STARTED: 'INFO',
  TARGET_STAGE_ENTERED: 'INFO',
  TARGET_TRANSFORMATION_STARTED: 'TRACE',
  TARGET_TRANSFORMATION_SUCCEEDED: 'TRACE',
  TARGET_INVOCATION_STARTED: 'TRACE',
  TARGET_INVOCATION_SUCCEEDED: 'TRACE',
  TARGET_INVOCATION_PARTIALLY_FAILED: 'ERROR',
  TARGET_INVOCATION_FAILED: 'ERROR',
  TARGET_STAGE_SUCCEEDED: 'INFO',
  TARGET_STAGE_PARTIALLY_FAILED: 'ERROR',
  TARGET_STAGE_FAILED: 'ERROR',
  EXECUTION_SUCCEEDED: 'INFO',
  EXECUTION_PARTIALLY_FAILED: 'ERROR',
  EXECUTION_FAILED: 'ERROR',
} as const satisfies Record<string, PipeLogLevel>;

export type PipeStep = keyof typeof STEP_LEVEL;

/** What the target said. The name of the service is not confirmed against AWS. */
export interface PipeStepError {
  readonly httpStatusCode: number;
  readonly message: string;
  readonly details: string;
  readonly awsService: string;
  readonly requestId: string;
}

/** The log of a pipe, at its level. */
export class PipeLog {
  constructor(
    private readonly pipeArn: string,
    private readonly level: PipeLogLevel,
    private readonly destination: VendedLog | undefined,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Begins one execution.
   *
   * @returns what writes its steps
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs-schema.html for the record
   */
  execution(): (step: PipeStep, error?: PipeStepError) => void {
    const executionId = randomUUID();
    return (messageType, error) => {
      const logLevel = STEP_LEVEL[messageType];
      if (PIPE_LOG_LEVELS.indexOf(logLevel) > PIPE_LOG_LEVELS.indexOf(this.level)) return;
      const timestamp = this.clock.now();
      const record = {
        executionId,
        timestamp,
        messageType,
        resourceArn: this.pipeArn,
        logLevel,
        // "Present but null" without execution data and without an error.
        truncatedFields: null,
        error: error ?? null,
      };
      this.destination?.write(timestamp, JSON.stringify(record));
    };
  }
}
