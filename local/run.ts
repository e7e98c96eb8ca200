import { ManualClock, readFaults, UserError } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE } from '@pipeline/terminal';
import { describeDefect } from './describe-defect';
import { listenOn } from './listen-on';
import { runEmptyAccount } from './run-empty-account';
import type { RunProps } from './run-props';
import { runStack } from './run-stack';

/**
 * Runs what the command line asks for, until it is told to end.
 *
 * @returns the exit code
 */
export async function run(props: RunProps): Promise<number> {
  const { clock: whose, empty, errors, faults, port, signal } = props;
  try {
    readFaults(faults);
    const clock = whose === 'manual' ? new ManualClock({ startMs: Date.now() }) : undefined;
    await using server = await listenOn(port, (error) => errors.printLines(describeDefect(error)));
    return await (empty ? runEmptyAccount(props, { server, clock }) : runStack(props, { server, clock }));
  } catch (error) {
    if (signal.aborted) return INTERRUPTED_EXIT_CODE;
    errors.printLines(error instanceof UserError ? error.message : describeDefect(error));
    return 1;
  }
}
