import { UserError } from '@pipeline/local-account';
import type { Printer } from '@pipeline/terminal';
import type { AppUnderWork } from './app-under-work';
import type { LocalRun } from './local-run';
import type { SourceWatch } from './source-watch';

export interface DeployChangesProps {
  readonly app: Pick<AppUnderWork, 'forgetEarlier' | 'forgetLast' | 'prepare' | 'synthesize'>;
  readonly run: Pick<LocalRun, 'update'>;
  readonly sources: Pick<SourceWatch, 'next'>;
  readonly output: Printer;
  readonly errors: Printer;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Synthesizes the app again whenever a source of it changes, and makes the stack that runs what it is then. What cannot be synthesized or
 * deployed leaves the stack as it is. It goes on until it is told to end.
 *
 * @throws UserError for a folder that cannot be watched
 */
export async function deployChanges(props: DeployChangesProps): Promise<void> {
  const { app, errors, output, signal, sources } = props;
  output.print('Watching the sources of the app: what you save is deployed.');
  for (;;) {
    await app.prepare();
    const changed = await sources.next(signal);
    if (signal.aborted) return;
    const startedAt = performance.now();
    output.print(`${describePaths(changed)} changed: synthesizing ...`);
    try {
      const hasChanged = await update(props);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      output.print(
        hasChanged
          ? `Deployed after ${seconds} s.`
          : `Nothing in the stack is other than before (${seconds} s).`,
      );
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof UserError)) throw error;
      errors.printLines(`${error.message}\nThe stack runs on as it was.`);
    }
  }
}

/** @returns whether anything was to change */
async function update({ app, run }: DeployChangesProps): Promise<boolean> {
  const synthesized = await app.synthesize();
  try {
    const hasChanged = await run.update(synthesized);
    await app.forgetEarlier();
    return hasChanged;
  } catch (error) {
    await app.forgetLast();
    throw error;
  }
}

function describePaths([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}
