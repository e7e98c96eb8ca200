import { ManualClock, readFaults } from '@pipeline/local-account';
import type { BegunApp } from './begun-app';
import { describeDefect } from './describe-defect';
import { listenOn } from './listen-on';
import { runEmptyAccount } from './run-empty-account';
import type { RunProps } from './run-props';
import { runStack } from './run-stack';

/**
 * Runs an account, with what the app is synthesized into or with nothing of it, until it is told to end.
 *
 * @param begun the app @default - the account is empty
 * @returns the exit code
 * @throws UserError for what cannot be synthesized or run
 */
export async function runAccount(props: RunProps, begun: BegunApp | undefined): Promise<number> {
  const { clock: whose, errors, faults, port } = props;
  readFaults(faults);
  const clock = whose === 'manual' ? new ManualClock({ startMs: Date.now() }) : undefined;
  await using server = await listenOn(port, (error) => errors.printLines(describeDefect(error)));
  const host = { server, clock };
  return await (begun ? runStack(props, begun, host) : runEmptyAccount(props, host));
}
