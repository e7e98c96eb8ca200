import type { ManualClock } from '@pipeline/local-account';
import { aborted } from './aborted';
import { announce, announceFaults, announceTime } from './announce';
import type { BegunApp } from './begun-app';
import { bootstrapStack } from './bootstrap-stack';
import { deployChanges, type DeployChangesProps } from './deploy-changes';
import { type LocalRun, outputOf, startLocalRun } from './local-run';
import type { RunHost, RunProps } from './run-props';
import { describeEnd } from './terminal/describe-end';
import { ProcessedCount } from './terminal/processed-count';
import { sendSampleTransaction } from './terminal/sample-transaction';
import { TransactionView } from './terminal/transaction-view';

/**
 * Runs the stack that the app is synthesized into, and shows what happens, until it is told to end.
 *
 * @returns the exit code
 * @throws UserError for what cannot be synthesized or run
 */
export async function runStack(
  props: RunProps,
  { app, sources, synthesized }: BegunApp,
  { server, clock }: RunHost,
): Promise<number> {
  const { appDirectory, faults, inspect, output, region, state } = props;
  await using run = await startLocalRun(await synthesized, {
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
  announceTime(clock, output);
  announceFaults(run.faults, output);
  return await serve(run, props, clock, sources && { app, sources });
}

async function serve(
  run: LocalRun,
  props: RunProps,
  clock: ManualClock | undefined,
  watched: Pick<DeployChangesProps, 'app' | 'sources'> | undefined,
): Promise<number> {
  const { inspect, once, state, verbose, output, signal } = props;
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
  await (watched ? deployChanges({ ...props, ...watched, run }) : aborted(signal));
  const lines = describeEnd({
    processed: processed.value,
    underWay: run.underWay(),
    deadLetterQueues: deadLetterQueuesOf(run),
    stateFolder: state,
  });
  for (const line of lines) output.print(line);
  return 0;
}

/** By their names, with which their addresses end. */
function deadLetterQueuesOf(run: LocalRun): string[] {
  const addresses = ['UndeliveredQueueUrl', 'UnprocessedQueueUrl'].map((name) => outputOf(run, name));
  return addresses.flatMap((address) => address?.split('/').at(-1) ?? []);
}
