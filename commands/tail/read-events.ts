import { z } from 'zod';
import { isArn, resourceParts } from '../aws/arn';
import { parseMessage } from '../aws/log-records';
import type { LogPlace, PipelineLog } from '../aws/pipeline-logs';
import { readAccessRecord } from '../trace/access-record';
import { isProcessed, readFunctionRecord } from '../trace/function-record';
import type { LiveEvent } from './live-events';
import { isFailure, type TailRecord } from './tail-record';

type Told = Omit<TailRecord, 'time' | 'log' | 'isFailure'>;

/** The pipe, a step of an execution that went wrong. Only with an error there is one. */
const pipeMessage = z.object({
  executionId: z.string(),
  messageType: z.string(),
  error: z.object({ message: z.string().default(''), details: z.string().default('') }).nullish(),
});

/** The workflow, an event of an execution. */
const workflowMessage = z.object({
  type: z.enum(['ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted']),
  execution_arn: z.string().refine(isArn),
  details: z
    .object({ error: z.string().default(''), cause: z.string().default('') })
    .default({ error: '', cause: '' }),
});

/** The function, an error that it did not catch, in the runtime's JSON. */
const functionError = z.object({
  requestId: z.string().optional(),
  level: z.enum(['ERROR', 'FATAL']),
  message: z.object({ errorType: z.string(), errorMessage: z.string().default('') }),
});

/** Lambda, of an invocation that did not end by itself. */
const functionStopped = z.object({
  type: z.literal('platform.runtimeDone'),
  record: z.object({
    requestId: z.string(),
    status: z.enum(['timeout', 'failure']),
    errorType: z.string().optional(),
  }),
});

const refusal = z.object({ requestId: z.string() });

/** So many invocations and executions are remembered, to tell of each once. */
const REMEMBERED = 1000;

/** Reads what the four logs tell. What is of no interest to somebody who watches transactions is left out. */
export class EventReader {
  private readonly logs: ReadonlyMap<string, PipelineLog>;
  /** Invocations of which the function itself has told what went wrong. */
  private readonly toldInvocations = new Recent<true>();
  /** By execution of the pipe, what its target said. */
  private readonly pipeErrors = new Recent<string>();

  constructor(places: readonly LogPlace[]) {
    this.logs = new Map(places.map(({ logGroupName, log }) => [logGroupName, log]));
  }

  /** @returns undefined for an event that tells nothing of a transaction */
  read({ logGroupName, timestamp, message }: LiveEvent): TailRecord | undefined {
    const log = this.logs.get(logGroupName);
    const parsed = parseMessage(message);
    const told = log && parsed !== undefined && this.readers[log](timestamp, parsed);
    if (!told) return undefined;
    return { time: new Date(timestamp).toISOString(), log, ...told, isFailure: isFailure(told.what) };
  }

  private readonly readers: Readonly<
    Record<PipelineLog, (timestamp: number, message: unknown) => Told | undefined>
  > = {
    api: (timestamp, message) => {
      const record = readAccessRecord({ timestamp, message });
      if (!record) return undefined;
      const { apiRequestId, status, error, responseLatencyMs } = record;
      const took = responseLatencyMs === undefined ? '' : ` after ${responseLatencyMs} ms`;
      return status < 400
        ? { what: 'accepted', apiRequestId, detail: `${status}${took}` }
        : {
            what: 'refused',
            apiRequestId,
            detail: `${status}${took}${error === undefined ? '' : `: ${error}`}`,
          };
    },
    function: (timestamp, message) => this.readFunction(timestamp, message),
    workflow: (_, message) => {
      const { success, data } = workflowMessage.safeParse(message);
      if (!success) return undefined;
      const { type, execution_arn: arn, details } = data;
      const why = details.error === '' ? '' : `: ${details.error}`;
      const [, , ...names] = resourceParts(arn);
      return { what: 'execution-failed', detail: `${type}${why} (${names.join(':')})` };
    },
    pipe: (_, message) => {
      const { success, data } = pipeMessage.safeParse(message);
      if (!success) return undefined;
      const { executionId, messageType, error } = data;
      if (error) this.pipeErrors.set(executionId, [error.message, error.details].filter(Boolean).join(': '));
      // Each step tells of it; the last one is the execution's.
      if (!messageType.startsWith('EXECUTION_')) return undefined;
      const why = this.pipeErrors.get(executionId);
      return { what: 'pipe-failed', detail: why === undefined ? messageType : `${messageType}: ${why}` };
    },
  };

  private readFunction(timestamp: number, message: unknown): Told | undefined {
    const record = readFunctionRecord({ timestamp, message });
    if (record && isProcessed(record)) {
      const { apiRequestId, bytes, sentTimestamp, replayName } = record;
      const took =
        sentTimestamp === undefined ? '' : `, ${Math.max(0, timestamp - sentTimestamp)} ms from the queue`;
      const replayed = replayName === undefined ? took : `, replay ${replayName}`;
      return { what: 'processed', apiRequestId, detail: `${bytes} bytes${replayed}` };
    }
    if (record) {
      const invocation = refusal.safeParse(message).data?.requestId;
      if (invocation !== undefined) this.toldInvocations.set(invocation, true);
      return { what: 'failed', apiRequestId: record.apiRequestId, detail: record.error };
    }
    const thrown = functionError.safeParse(message).data;
    if (thrown) {
      const {
        requestId,
        message: { errorType, errorMessage },
      } = thrown;
      if (requestId !== undefined && this.toldInvocations.get(requestId)) return undefined;
      if (requestId !== undefined) this.toldInvocations.set(requestId, true);
      return { what: 'function-failed', detail: `${errorType}: ${errorMessage}` };
    }
    const stopped = functionStopped.safeParse(message).data?.record;
    if (!stopped || this.toldInvocations.get(stopped.requestId)) return undefined;
    const { status, errorType } = stopped;
    return { what: 'function-failed', detail: errorType === undefined ? status : `${status}: ${errorType}` };
  }
}

/** A map that forgets what is oldest. */
class Recent<T> {
  private readonly values = new Map<string, T>();

  get(key: string): T | undefined {
    return this.values.get(key);
  }

  set(key: string, value: T): void {
    this.values.set(key, value);
    if (this.values.size <= REMEMBERED) return;
    const [oldest = ''] = this.values.keys();
    this.values.delete(oldest);
  }
}
