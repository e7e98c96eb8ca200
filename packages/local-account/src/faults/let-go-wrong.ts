import type { Clock } from '../clock/clock';
import type { InterceptedCall } from '../intercept';
import { askedError, noAnswerError, throttledError } from './aws-words';
import { batchOperation, entriesOf } from './batch';
import { CallerCrashed } from './caller-crashed';
import type { Fault } from './fault';
import type { SetFault } from './set-fault';

/** A call that is struck. */
export interface StruckCall {
  readonly call: InterceptedCall;
  /** The positions of what is struck in it. */
  readonly struck: readonly number[];
  /** Does what was asked for. */
  readonly proceed: (input: unknown) => Promise<object>;
}

/**
 * Lets a call go wrong.
 *
 * @returns what the caller gets
 * @throws AwsError what the caller gets; CallerCrashed
 */
export async function letGoWrong(
  { fault, end }: Pick<SetFault, 'fault' | 'end'>,
  { call, struck, proceed }: StruckCall,
  clock: Clock,
): Promise<object> {
  const isDone = 'done' in fault && fault.done;
  const late = (durationMs: number) => wait(clock, durationMs, AbortSignal.any([end, call.signal]));
  if (fault.fault === 'half') return doHalf(fault, { call, struck, proceed });
  if (fault.fault === 'delay' && !isDone) await late(fault.for);
  const mayProceed = isDone || fault.fault === 'delay' || fault.fault === 'twice';
  const answer = mayProceed ? await proceed(fault.fault === 'twice' ? firstInput(call) : call.input) : {};
  switch (fault.fault) {
    case 'error':
      throw askedError(fault, call);
    case 'throttle':
      throw throttledError(call.service);
    case 'delay':
      if (isDone) await late(fault.for);
      return answer;
    case 'hang':
      await late(fault.for);
      throw noAnswerError();
    case 'crash':
      throw new CallerCrashed(`It has crashed at ${call.service}:${call.operation} on purpose.`);
    case 'twice':
      return isReceiving(call) ? answer : proceed(call.input);
  }
}

function isReceiving({ service, operation }: InterceptedCall): boolean {
  return service === 'sqs' && operation === 'ReceiveMessage';
}

/** What is given out for no time can be received again at once: so a queue delivers twice. */
function firstInput(call: InterceptedCall): unknown {
  return isReceiving(call) ? { ...(call.input as object), VisibilityTimeout: 0 } : call.input;
}

async function doHalf(
  fault: Extract<Fault, { fault: 'half' }>,
  { call, struck, proceed }: StruckCall,
): Promise<object> {
  const { service, operation, input } = call;
  const batch = batchOperation(`${service}:${operation}`);
  if (!batch) return proceed(input);
  const entries = entriesOf(batch, input);
  const failed = new Set(struck);
  const others = entries.filter((_, index) => !failed.has(index));
  const answer =
    others.length === 0 ? batch.nothing : await proceed({ ...(input as object), [batch.member]: others });
  const error = askedError({ ...fault, code: fault.code ?? 'InternalFailure' }, call);
  if (fault.done) throw error;
  return batch.fail(answer, entries, failed, error);
}

/** Waits, unless it is told that there is nothing to wait for any more. */
async function wait(clock: Clock, durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.pause(durationMs, signal);
  } catch (error) {
    if (error !== signal.reason) throw error;
  }
}
