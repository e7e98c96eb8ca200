import type { Clock } from '../clock';
import type { StateMachineDefinition } from '../definition';
import { type ExecutionEvent, ExecutionLog } from '../log/execution-log';
import type { ExecutionLogRecord, LoggingOptions } from '../log/record';
import type { Payload } from '../payload';
import { StateFailure } from '../state-failure';
import { Cancellation } from '../states/cancellation';
import type { TaskCall, TaskPort } from '../task-port';
import { type Branch, runGraph } from './branch';
import { clampDelays } from './clamp-delays';
import type { ExecutionIdentity } from './context-object';
import { HostShare } from './host-share';
import { TimeLimit } from './time-limit';
import { VariableScope } from './variables';

/** The most that an Express execution may take (step-functions/latest/dg/service-quotas). */
export const EXPRESS_LIMIT_MS = 300_000;

/** Longer than any execution, and the longest that a timer of Node.js takes. */
export const MAX_DELAY_MS = 2 ** 31 - 1;

const TIMEOUT = new Error('The execution took too long');

/** One execution of a state machine. */
export interface ExecutionRequest<Attachment> {
  /** Of at most {@link MAX_PAYLOAD_BYTES}, which StartExecution checks. */
  readonly input: Payload;
  readonly identity: ExecutionIdentity;
  /** Whatever the caller wants to find again in each call of a task. The interpreter does not look at it. */
  readonly attachment: Attachment;
  /** @default - everything, with data */
  readonly logging?: LoggingOptions;
  /** Aborts the execution. */
  readonly signal?: AbortSignal;
}

/** What an execution runs with. */
export interface ExecutionHost<Attachment> {
  readonly clock: Clock;
  readonly tasks: TaskPort<Attachment>;
  /** Gets each record of the execution log as it is written. */
  readonly writeLog: (record: ExecutionLogRecord) => void;
}

/** How an execution ended. */
export type ExecutionOutcome =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error: string; readonly cause: string };

/**
 * Runs a state machine with the semantics of an Express workflow. Every rejection is a defect of the interpreter or of
 * the host.
 */
export async function execute<Attachment>(
  definition: StateMachineDefinition,
  request: ExecutionRequest<Attachment>,
  { clock, tasks, writeLog }: ExecutionHost<Attachment>,
): Promise<ExecutionOutcome> {
  const { input, identity, attachment } = request;
  const { logging = { level: 'ALL', includeExecutionData: true } } = request;
  const log = new ExecutionLog(clock, identity.executionArn, logging, writeLog);
  const cancellation = new Cancellation();
  const letGo = request.signal && cancellation.follow(request.signal);
  const limit = new TimeLimit(clock, maxDurationMs(definition), () => {
    cancellation.abort(TIMEOUT);
  });
  const branch: Branch = {
    execution: {
      identity,
      input,
      clock: clampDelays(clock, MAX_DELAY_MS),
      limit,
      runTask: (call) => tasks.runTask(attach(call, attachment)),
      log,
      share: new HostShare(),
    },
    variables: new VariableScope(),
    cancellation,
    // The first state's event follows none, not even ExecutionStarted (recorded: LocalStack's test_logs).
    lastEventId: 0,
  };
  let outcome: ExecutionOutcome;
  try {
    log.record({ type: 'ExecutionStarted', data: { input }, details: { roleArn: identity.roleArn } }, 0);
    outcome = { status: 'SUCCEEDED', output: (await runGraph(definition, input, branch)).text };
  } catch (problem) {
    outcome = cancellation.abortedFor
      ? outcomeOfAbort(cancellation.abortedFor === TIMEOUT)
      : outcomeOfFailure(problem);
  } finally {
    limit.cancel();
    letGo?.();
  }
  log.record(finalEvent(outcome), branch.lastEventId);
  return outcome;
}

/** The shorter of the limits that apply. A state machine's own `TimeoutSeconds` of 0 is accepted and means none. */
function maxDurationMs({ timeoutSeconds }: StateMachineDefinition): number {
  return timeoutSeconds ? Math.min(EXPRESS_LIMIT_MS, timeoutSeconds * 1000) : EXPRESS_LIMIT_MS;
}

function outcomeOfAbort(isTimeout: boolean): ExecutionOutcome {
  return isTimeout
    ? { status: 'TIMED_OUT', error: 'States.Timeout', cause: '' }
    : { status: 'ABORTED', error: '', cause: '' };
}

function outcomeOfFailure(problem: unknown): ExecutionOutcome {
  if (problem instanceof StateFailure) {
    return { status: 'FAILED', error: problem.error, cause: problem.errorCause };
  }
  // A value nested deeper than the call stack: nothing here is, unless someone means it.
  if (problem instanceof RangeError) {
    const cause = 'A value is nested too deeply to be written as JSON.';
    return { status: 'FAILED', error: 'States.Runtime', cause };
  }
  throw problem;
}

const FINAL_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;

function finalEvent(outcome: ExecutionOutcome): ExecutionEvent {
  const type = FINAL_EVENTS[outcome.status];
  if (outcome.status === 'SUCCEEDED') return { type, data: { output: { text: outcome.output } } };
  const { error, cause } = outcome;
  return { type, details: { ...(cause !== '' && { cause }), ...(error !== '' && { error }) } };
}

/** Not by spreading, which would ask for the signal: it is made for whoever asks. */
function attach<Attachment>(
  call: Omit<TaskCall, 'attachment'>,
  attachment: Attachment,
): TaskCall<Attachment> {
  const { integration, resource, arguments: given, stateName, holdTime } = call;
  return {
    integration,
    resource,
    arguments: given,
    stateName,
    holdTime,
    attachment,
    get signal() {
      return call.signal;
    },
  };
}
