import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import type { AccountPorts } from '../../account-ports';
import { AwsError } from '../../errors/aws-error';
import type { RecordFilter } from '../../queue-polling/record-filter';
import type { PipesNeeds } from './needs';
import type { PipeLog } from './pipe-log';
import type { PipeTemplate } from './pipe-template';
import type { PipeTarget } from './targets/pipe-target';

export interface PipeProps {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly sourceQueueArn: string;
  readonly batchSize: number;
  /** @default - every message is moved */
  readonly filter?: RecordFilter;
  readonly target: PipeTarget;
  /** What the target gets of a record. @default - all of it */
  readonly template?: PipeTemplate;
  readonly log: PipeLog;
  /** What else `DescribePipe` tells of it, as it was given. */
  readonly described: Pick<
    DescribePipeResponse,
    'Description' | 'LogConfiguration' | 'SourceParameters' | 'Tags' | 'TargetParameters'
  >;
}

export type PipePorts = Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'trace'
> &
  PipesNeeds;

/** Writes a failure of the pipe to the trace. @throws whatever is no AwsError: a defect */
export function recordFailure(
  { name }: PipeProps,
  { trace }: Pick<PipePorts, 'trace'>,
  error: unknown,
  messages: number,
): AwsError {
  if (!(error instanceof AwsError)) throw error;
  trace.record(name, {}, { what: 'PipeBatchFailed', error: `${error.code}: ${error.message}`, messages });
  return error;
}
