import { z } from 'zod';

/** What an invocation returns at most; the 100 bytes over 6 MiB are AWS's ("(6291556 bytes)" in its own message). */
export const MAX_RESPONSE_BYTES = 6_291_556;

/** The runtime has done what was asked of it. */
export interface Success {
  readonly status: 'success';
  readonly payload: string;
}

/** The runtime has not; how, and what the caller of the function gets. */
export interface Failure {
  readonly status: 'error' | 'timeout';
  readonly errorType: string;
  /** The result of the invocation, as JSON. */
  payloadFor(requestId: string): string;
}

export type Outcome = Success | Failure;

const errorBodySchema = z.object({ errorType: z.string() });

/** An error that the runtime itself has reported: its body is the result, as it is. */
export function reportedFailure(body: string, typeHeader: string | undefined): Failure {
  return {
    status: 'error',
    errorType: errorTypeOf(body) ?? typeHeader ?? 'Unhandled',
    payloadFor: () => body,
  };
}

/** The process ended before it answered; the words are those of Go's `os/exec`, which AWS passes on. */
export function exitFailure(exitCode: number | null, signal: NodeJS.Signals | null): Failure {
  return platformFailure('error', 'Runtime.ExitError', exitReason(exitCode, signal));
}

/** There is no process: this machine has no file handle, or no memory, to start one with. On AWS there always is. */
export function startFailure({ code, message }: NodeJS.ErrnoException): Failure {
  const hint =
    code === 'EMFILE' || code === 'ENFILE' ? ' Too many files are open; `ulimit -n` raises the limit.' : '';
  return platformFailure(
    'error',
    'Runtime.StartError',
    `The process could not be started: ${message}.${hint}`,
  );
}

/** The process was given its time, and ended. */
export function timeoutFailure(seconds: number): Failure {
  return platformFailure('timeout', 'Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`);
}

/** The result is larger than {@link MAX_RESPONSE_BYTES}. */
export function responseTooLargeFailure(): Failure {
  const errorType = 'Function.ResponseSizeTooLarge';
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`;
  return { status: 'error', errorType, payloadFor: () => JSON.stringify({ errorMessage, errorType }) };
}

function platformFailure(status: Failure['status'], errorType: string, reason: string): Failure {
  return {
    status,
    errorType,
    payloadFor: (requestId) =>
      JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${reason}` }),
  };
}

function errorTypeOf(body: string): string | undefined {
  try {
    return errorBodySchema.safeParse(JSON.parse(body)).data?.errorType;
  } catch {
    return undefined;
  }
}

const SIGNAL_WORDS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

function exitReason(exitCode: number | null, signal: NodeJS.Signals | null): string {
  if (signal) return `Runtime exited with error: signal: ${SIGNAL_WORDS[signal] ?? signal}`;
  if (exitCode) return `Runtime exited with error: exit status ${exitCode}`;
  return 'Runtime exited without providing a reason';
}
