import type { Clock } from '../clock';
import type { StateMachineDefinition } from '../definition';
import { type ExecutionEvent, ExecutionLog } from '../log/execution-log';
import type { ExecutionLogRecord, LoggingOptions } from '../log/record';
import { exceedsPayloadLimit, MAX_PAYLOAD_BYTES, Payload } from '../payload';
import { StateFailure } from '../state-failure';
import type { TaskPort } from '../task-port';
import { type Branch, runGraph } from './branch';
import { Cancellation } from './cancellation';
import type { ExecutionIdentity } from './context-object';
import { ExecutionStopped } from './execution-stopped';
import { HostShare } from './host-share';
import { InvalidExecutionInputError } from './invalid-execution-input-error';
import { VariableScope } from './variables';

/** The most that an Express execution may take (step-functions/latest/dg/service-quotas). */
const EXPRESS_LIMIT_MS = 300_000;

/** One execution of a state machine. */
export interface ExecutionRequest {
  /** The input as a JSON text. */
  readonly input: string;
  readonly identity: ExecutionIdentity;
  readonly clock: Clock;
  readonly tasks: TaskPort;
  /** Gets each record of the execution log as it is written. */
  readonly log: (record: ExecutionLogRecord) => void;
  /** @default - everything, with data */
  readonly logging?: LoggingOptions;
  /** The most that the execution may take, in milliseconds. @default - the five minutes of an Express workflow */
  readonly maxDurationMs?: number;
  /** Aborts the execution. */
  readonly signal?: AbortSignal;
}

/** How an execution ended. */
export type ExecutionOutcome =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error: string; readonly cause: string };

/**
 * Runs a state machine with the semantics of an Express workflow.
 *
 * @throws InvalidExecutionInputError for an input with which StartExecution would not have started it. Every other
 *   rejection is a defect of the interpreter or of the task port.
 */
export async function execute(
  definition: StateMachineDefinition,
  request: ExecutionRequest,
): Promise<ExecutionOutcome> {
  const { identity, clock, tasks, logging = { level: 'ALL', includeExecutionData: true } } = request;
  const log = new ExecutionLog(clock, identity.executionArn, logging, request.log);
  const input = parseInput(request.input);
  const cancellation = new Cancellation(request.signal ?? new AbortController().signal);
  const branch: Branch = {
    world: { identity, input: input.value, clock, tasks, log, share: new HostShare() },
    variables: new VariableScope(),
    signal: cancellation.signal,
    // The first state's event follows none, not even ExecutionStarted (recorded: LocalStack's test_logs).
    lastEventId: 0,
  };
  const timer = clock.after(maxDurationMs(definition, request), () => {
    cancellation.abort(new ExecutionStopped('TIMED_OUT', 'States.Timeout', ''));
  });
  let outcome: ExecutionOutcome;
  try {
    log.record(
      { type: 'ExecutionStarted', data: { input: input.text }, details: { roleArn: identity.roleArn } },
      0,
    );
    outcome = { status: 'SUCCEEDED', output: (await runGraph(definition, input, branch)).text };
  } catch (problem) {
    outcome = unsuccessful(problem, cancellation.signal);
  } finally {
    timer.cancel();
    cancellation.release();
  }
  log.record(finalEvent(outcome), branch.lastEventId);
  return outcome;
}

function parseInput(text: string): Payload {
  if (exceedsPayloadLimit(text)) {
    throw new InvalidExecutionInputError(`it is longer than ${MAX_PAYLOAD_BYTES} bytes of UTF-8`);
  }
  try {
    return Payload.parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    throw new InvalidExecutionInputError(problem.message);
  }
}

/** The shortest of the limits that apply. A state machine's own `TimeoutSeconds` of 0 is accepted and means none. */
function maxDurationMs({ timeoutSeconds }: StateMachineDefinition, request: ExecutionRequest): number {
  const limitMs = request.maxDurationMs ?? EXPRESS_LIMIT_MS;
  return timeoutSeconds ? Math.min(limitMs, timeoutSeconds * 1000) : limitMs;
}

function unsuccessful(problem: unknown, signal: AbortSignal): ExecutionOutcome {
  if (signal.aborted) {
    const { status, error, errorCause } =
      signal.reason instanceof ExecutionStopped ? signal.reason : new ExecutionStopped('ABORTED', '', '');
    return { status, error, cause: errorCause };
  }
  if (problem instanceof StateFailure)
    return { status: 'FAILED', error: problem.error, cause: problem.errorCause };
  // A value nested deeper than the call stack: nothing here is, unless someone means it.
  if (problem instanceof RangeError) {
    return {
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'A value is nested too deeply to be written as JSON.',
    };
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
  if (outcome.status === 'SUCCEEDED') return { type, data: { output: outcome.output } };
  const { error, cause } = outcome;
  return { type, details: { ...(cause !== '' && { cause }), ...(error !== '' && { error }) } };
}
