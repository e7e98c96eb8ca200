import { ManualClock, readFaults, UserError, type WireServer } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE, type Printer } from '@pipeline/terminal';
import type { RunOptions } from './command-line/parse-command-line';
import { describeDefect } from './describe-defect';
import { listenOn } from './listen-on';
import { runEmptyAccount } from './run-empty-account';
import { runStack } from './run-stack';

export interface RunProps extends RunOptions {
  readonly region: string;
  /** Where the app's `cdk.json` is. */
  readonly appDirectory: string;
  readonly output: Printer;
  readonly errors: Printer;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** What a run is in. */
export interface RunHost {
  readonly server: WireServer;
  /** @default - the machine's */
  readonly clock: ManualClock | undefined;
}

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
