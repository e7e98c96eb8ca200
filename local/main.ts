import { INTERRUPTED_EXIT_CODE, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { checkMachineLimits, machineLimits } from './command-line/machine-limits';
import { NotStarted } from './command-line/not-started';
import { parseCommandLine, type RunOptions } from './command-line/parse-command-line';
import { checkContext } from './command-line/parse-context';
import { regionOf } from './command-line/region';
import { describeDefect } from './describe-defect';
import { run } from './run';

/** npm runs its scripts in the folder of the project. */
const APP_DIRECTORY = process.cwd();

// On a terminal both are seen together: an error comes after what led to it.
const errors: StreamPrinter = new StreamPrinter(process.stderr, { after: () => output });
/** A reader that is gone has seen what it wanted of a run that ends by itself. */
let mayEndUnread = false;
const output = new StreamPrinter(process.stdout, {
  onGone: () => {
    mayEndUnread = process.argv.includes('--once');
    if (!mayEndUnread) {
      errors.print('Nobody reads what is shown any more. The run goes on; Ctrl-C ends it.');
    }
  },
  // No longer than anybody notices; a burst ends dozens of transactions in it.
  gatherMs: 20,
});
const ending = untilEnded(process.env);
let hasDefect = false;
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (defect: unknown) => {
    errors.printLines(describeDefect(defect));
    hasDefect = true;
    ending.abort();
  });
}

/** @returns the exit code */
async function main(): Promise<number> {
  const options: RunOptions = parseCommandLine(process.argv.slice(2), process.env);
  checkContext(options.context);
  const region = regionOf(process.env);
  checkMachineLimits(machineLimits());
  if (!options.empty) output.print('Synthesizing the stack ...');
  return run({ ...options, region, appDirectory: APP_DIRECTORY, output, errors, signal: ending.signal });
}

async function exitCodeOf(run: Promise<number>): Promise<number> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof NotStarted) {
      (error.exitCode === 0 ? output : errors).printLines(error.message);
      return error.exitCode;
    }
    if (ending.signal.aborted) return INTERRUPTED_EXIT_CODE;
    errors.printLines(describeDefect(error));
    return 1;
  }
}

void exitCodeOf(main()).then(async (exitCode) => {
  const dropped = await output.end();
  if (dropped > 0 && !mayEndUnread) {
    errors.print(`${dropped} lines were dropped: nobody took them.`);
  }
  await errors.end();
  // What is still to be written to a reader that has stopped would keep the process for ever.
  process.exit(hasDefect ? 1 : exitCode);
});
