import { UserError } from '@pipeline/local-account/user-error';
import { INTERRUPTED_EXIT_CODE } from '@pipeline/terminal';
import { BegunApp } from './begun-app';
import { describeDefect } from './describe-defect';
import type { RunProps } from './run-props';

/**
 * Runs what the command line asks for, until it is told to end.
 *
 * @returns the exit code
 */
export async function run(props: RunProps): Promise<number> {
  const { empty, errors, signal } = props;
  try {
    await using begun = empty ? undefined : await BegunApp.begin(props);
    const { runAccount } = await import('./run-account.js');
    return await runAccount(props, begun);
  } catch (error) {
    if (signal.aborted) return INTERRUPTED_EXIT_CODE;
    errors.printLines(error instanceof UserError ? error.message : describeDefect(error));
    return 1;
  }
}
