import type { Command } from 'commander';
import { UserError } from '@pipeline/local-account/user-error';
import { INTERRUPTED_EXIT_CODE, type StreamPrinter } from '@pipeline/terminal';
import { describeDefect } from '../describe-defect';
import { NotStarted } from './not-started';
import { parseScriptCommand, type Script } from './parse-script-command';

/** What a script prints to, and what tells it to end. */
export interface ScriptEnds {
  readonly output: StreamPrinter;
  readonly errors: StreamPrinter;
  readonly ending: AbortController;
}

/** Runs a script by its command line, tells what has failed, and ends the process once all that was printed is read. */
export async function runScript(
  command: Command,
  script: Script,
  { output, errors, ending }: ScriptEnds,
): Promise<void> {
  try {
    await parseScriptCommand(command, script, process.env);
  } catch (error) {
    process.exitCode = ending.signal.aborted ? INTERRUPTED_EXIT_CODE : 1;
    const isExpected = error instanceof UserError || error instanceof NotStarted;
    if (!ending.signal.aborted) errors.printLines(isExpected ? error.message : describeDefect(error));
  }
  await Promise.all([output.end(), errors.end()]);
  // Connections that are kept alive would keep the process for a while.
  process.exit();
}

/** Prints a line as it is, however narrow the terminal. */
export function writeLine(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}
