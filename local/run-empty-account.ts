import { aborted } from './aborted';
import { announceEmptyAccount, announceFaults, announceTime } from './announce';
import { bootstrapStack } from './bootstrap-stack';
import { openAccount } from './open-account';
import type { RunHost, RunProps } from './run-props';
import { describeEnd } from './terminal/describe-end';
import { ProcessedCount } from './terminal/processed-count';
import { TransactionView } from './terminal/transaction-view';

/**
 * Runs an account that has nothing in it but what `cdk bootstrap` makes, and what an earlier run has left in its state folder; shows what
 * happens in it, until it is told to end.
 *
 * @returns the exit code
 * @throws UserError for a state folder that cannot be used
 */
export async function runEmptyAccount(props: RunProps, { server, clock }: RunHost): Promise<number> {
  const {
    appDirectory,
    faults,
    inspect: inspectPort,
    output,
    region,
    signal,
    state: stateFolder,
    verbose,
  } = props;
  await using opened = await openAccount({ server, clock, faults, inspectPort, region, stateFolder });
  const { account } = opened;
  await account.deployUnlessKept(bootstrapStack(appDirectory));
  const leftBehind = await account.resume();
  server.answerWith(account);
  const { stackNames } = account;
  announceEmptyAccount({ ...account, stackNames, leftBehind }, server.url, performance.now(), output);
  announceTime(clock, output);
  announceFaults(account.faults, output);
  using processed = new ProcessedCount(account.trace);
  using view = new TransactionView({
    trace: account.trace,
    printer: output,
    showsHops: verbose,
    now: clock && (() => clock.now()),
  });
  await aborted(signal);
  view.showsHops = false;
  const { underWay } = account;
  const end = { processed: processed.value, underWay, deadLetterQueues: [], stateFolder, isEmpty: true };
  for (const line of describeEnd(end)) output.print(line);
  return 0;
}
