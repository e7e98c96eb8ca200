import { describeAwsFailure } from '../aws/describe-failure';
import { CommandError } from '../command-error';
import { DeclinedError, InterruptedError, UnreadError } from './errors';
import { EXIT, type ExitCode } from './exit-code';
import type { Output } from './output';

/** The one place where what a command throws becomes words and an exit code. */
export async function exitCodeOf(
  work: () => Promise<ExitCode>,
  { output, signal }: { readonly output: Output; readonly signal: AbortSignal },
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return describeInterruption(error, signal, output);
    if (error instanceof DeclinedError) {
      output.note(error.message);
      return EXIT.wentWrong;
    }
    const { message, isAccess } = describeError(error);
    output.note(message, 'failure');
    return isAccess ? EXIT.noAccess : EXIT.wentWrong;
  }
}

/** What is half-done is told even if nobody reads the records any more. */
function describeInterruption(error: unknown, { reason }: AbortSignal, output: Output): ExitCode {
  if (error instanceof InterruptedError) output.note(error.message);
  else if (!(reason instanceof UnreadError)) output.note('Stopped.');
  return reason instanceof UnreadError ? EXIT.unread : EXIT.interrupted;
}

function describeError(error: unknown): { readonly message: string; readonly isAccess: boolean } {
  if (error instanceof CommandError) return { message: error.message, isAccess: true };
  const failure = describeAwsFailure(error);
  if (failure) return failure;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `This is a fault of the program:\n${stack}`, isAccess: false };
}
