import { listen, ManualClock, PortInUseError, readFaults, UserError } from '@pipeline/local-account';
import type { Printer } from '@pipeline/terminal';
import { INTERRUPTED_EXIT_CODE } from '@pipeline/terminal';
import { announce, announceFaults } from './announce';
import { bootstrapStack } from './bootstrap-stack';
import { readCloudAssembly } from './cloud-assembly';
import { machineLimits } from './command-line/machine-limits';
import type { RunOptions } from './command-line/parse-command-line';
import { describeDefect } from './describe-defect';
import { type LocalRun, outputOf, startLocalRun } from './local-run';
import { synthesize } from './synthesize';
import { describeEnd } from './terminal/describe-end';
import { ProcessedCount } from './terminal/processed-count';
import { sendSampleTransaction } from './terminal/sample-transaction';
import { TransactionView } from './terminal/transaction-view';

/** CDK context by which the app bundles functions for a debugger (lib/flow/debugging.ts). */
const SOURCE_MAPS = 'local-run:inspect=true';

export interface StackRunProps extends RunOptions {
  readonly region: string;
  /** Where the app's `cdk.json` is. */
  readonly appDirectory: string;
  readonly output: Printer;
  readonly errors: Printer;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Synthesizes the stack, runs it, and shows what happens, until it is told to end.
 *
 * @returns the exit code
 */
export async function runStack(props: StackRunProps): Promise<number> {
  const { errors, signal } = props;
  try {
    return await runToItsEnd(props);
  } catch (error) {
    if (signal.aborted) return INTERRUPTED_EXIT_CODE;
    errors.printLines(error instanceof UserError ? error.message : describeDefect(error));
    return 1;
  }
}

async function runToItsEnd(props: StackRunProps): Promise<number> {
  const {
    appDirectory,
    clock: whose,
    context,
    errors,
    faults,
    inspect,
    output,
    port,
    region,
    signal,
    stack,
    state,
  } = props;
  readFaults(faults);
  const clock = whose === 'manual' ? new ManualClock({ startMs: Date.now() }) : undefined;
  await using server = await listenOn(port, (error) => errors.printLines(describeDefect(error)));
  await using assembly = await synthesize(appDirectory, {
    context: [...context, ...(inspect === undefined ? [] : [SOURCE_MAPS])],
    signal,
  });
  await using run = await startLocalRun(readCloudAssembly(assembly.directory, stack), {
    server,
    region,
    clock,
    faults,
    inspectPort: inspect,
    stateFolder: state,
    bootstrapStack: bootstrapStack(appDirectory),
  });
  // From the start of the process, which is when somebody began to wait.
  announce(run, server.url, performance.now(), output);
  if (clock)
    output.print(`Time stands still at ${new Date(clock.now()).toISOString()}: npm run clock -- advance 25h`);
  announceFaults(run.faults, output);
  return await serve(run, props, clock);
}

/** @throws UserError with a port that could be used */
async function listenOn(port: number, onDefect: (error: unknown) => void) {
  try {
    return await listen(port, onDefect, { openFiles: machineLimits().openFiles });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const other = 'Type: npm start -- --port 0 (any that is free), or another number than 0.';
    if (error instanceof PortInUseError) throw new UserError(`${error.message} ${other}`);
    if (code === 'EACCES') throw new UserError(`Port ${port} is for administrators. ${other}`);
    throw error;
  }
}

async function serve(
  run: LocalRun,
  { inspect, once, state, verbose, output, signal }: StackRunProps,
  clock: ManualClock | undefined,
): Promise<number> {
  using processed = new ProcessedCount(run.trace);
  // The way of the sample is shown in any case.
  using view = new TransactionView({
    trace: run.trace,
    printer: output,
    showsHops: true,
    now: clock && (() => clock.now()),
  });
  // A debugger holds it for as long as somebody looks.
  const sample = sendSampleTransaction(run, inspect === undefined ? undefined : Infinity);
  const outcome = await Promise.race([sample, aborted(signal)]);
  if (outcome && !outcome.logged) {
    output.print({ text: `The sample transaction was not logged. ${outcome.reason}`, tone: 'failure' });
  }
  if (once) return outcome?.logged ? 0 : 1;
  view.showsHops = verbose;
  await aborted(signal);
  const lines = describeEnd({
    processed: processed.value,
    underWay: run.underWay(),
    deadLetterQueues: deadLetterQueuesOf(run),
    stateFolder: state,
  });
  for (const line of lines) output.print(line);
  return 0;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

/** By their names, with which their addresses end. */
function deadLetterQueuesOf(run: LocalRun): string[] {
  const addresses = ['UndeliveredQueueUrl', 'UnprocessedQueueUrl'].map((name) => outputOf(run, name));
  return addresses.flatMap((address) => address?.split('/').at(-1) ?? []);
}
