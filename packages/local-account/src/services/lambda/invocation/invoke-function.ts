import type { TransactionIdentity } from '../../../trace/trace-record';
import type { HoldTime } from '../../../wire/operation';
import type { FunctionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import type { InvocationResult } from './invocation-result';

/** What a function is invoked with. */
export interface InvocationRequest {
  readonly reference: FunctionReference;
  /** JSON. */
  readonly payload: string;
  /** What the caller tells of itself, as JSON. @default - nothing */
  readonly clientContext?: string;
  /** All attempts at an event have the same one. */
  readonly requestId: string;
  readonly transaction: TransactionIdentity;
  /** See `Call`. */
  readonly holdTime?: HoldTime;
}

/**
 * Invokes a function once, and waits for its end.
 *
 * @throws AwsError ResourceNotFoundException, ResourceConflictException, or what goes wrong on purpose
 * @throws TooManyRequests beyond the concurrency limit
 */
export async function invokeFunction(
  { beforeInvoke, capacity, functions, trace }: LambdaPorts,
  { reference, payload, clientContext, requestId, transaction, holdTime }: InvocationRequest,
): Promise<InvocationResult> {
  const invoked = functions.route(reference);
  const { functionArn, version } = invoked.configuration;
  const fault = beforeInvoke?.({ functionArn, payload, transaction });
  const invocation = {
    requestId,
    invokedFunctionArn: reference.functionArn,
    payload,
    clientContext,
    transaction,
    fault,
    holdTime,
  };
  const { outcome, durationMs, logTail } = await capacity.pace.work(Buffer.byteLength(payload), () =>
    invoked.invoke(invocation, () =>
      trace.record(functionArn, transaction, { what: 'FunctionStarted', requestId }),
    ),
  );
  const hasFailed = outcome.status !== 'success';
  trace.record(functionArn, transaction, {
    what: 'FunctionEnded',
    requestId,
    durationMs,
    ...(hasFailed && { error: outcome.errorType }),
  });
  return {
    payload: hasFailed ? outcome.payloadFor(requestId) : outcome.payload,
    hasFailed,
    version,
    logTail,
  };
}
