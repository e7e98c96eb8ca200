import type { Account, Faults, InspectedFunction, ManualClock } from '@pipeline/local-account';
import type { Printer } from '@pipeline/terminal';
import { writeFault } from './fault/write-fault';
import type { LocalRun } from './local-run';

/** A page of AWS's console, about an account that does not exist. */
const CONSOLE_ADDRESS = /^https:\/\/[\w.-]*console\.(?:aws\.amazon|amazonaws)[\w.-]*\//;

/** Says what runs, and how it is reached. @param readyAfterMs how long it took to get there */
export function announce(run: LocalRun, url: string, readyAfterMs: number, printer: Printer): void {
  const { account, clientCredentials, outputs, stackName } = run;
  const shown = outputs.filter(({ value }) => !CONSOLE_ADDRESS.test(value));
  printer.print('');
  printer.print(`Stack ${stackName}, account ${account.accountId}, Region ${account.region}`);
  printer.print('');
  for (const { name, value } of shown) printer.print(`${name} = ${value}`);
  printNotRun(run, printer);
  printLeftBehind(run, printer);
  printer.print('');
  printReady(readyAfterMs, printer);
  const endpoint = outputs.find(({ name }) => name === 'ApiEndpoint')?.value;
  if (endpoint !== undefined) printer.print(`POST transactions to ${endpoint}`);
  if (clientCredentials) {
    const { accessKeyId, secretAccessKey } = clientCredentials;
    printer.print(`signed with AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`);
  }
  printer.print(`AWS clients: --endpoint-url ${url}`);
  printer.print(`Console: ${url}/_local/console`);
  for (const inspected of run.inspectedFunctions) printer.print(describeInspected(inspected));
  printer.print('');
}

/** An account without a stack of the app, and how one is deployed to it. */
export interface EmptyAccount {
  readonly account: Account;
  /** The names of the stacks that are there, in the order of their creation. */
  readonly stackNames: readonly string[];
  /** What an earlier run has left that is not there again, in words. */
  readonly leftBehind: readonly string[];
}

/** Says how something is deployed to an account. @param readyAfterMs as of `announce` */
export function announceEmptyAccount(
  { account, leftBehind, stackNames }: EmptyAccount,
  url: string,
  readyAfterMs: number,
  printer: Printer,
): void {
  printer.print('');
  printer.print(`Account ${account.accountId}, Region ${account.region}, with ${stackNames.join(', ')}`);
  printLeftBehind({ leftBehind }, printer);
  printer.print('');
  printReady(readyAfterMs, printer);
  printer.print('Deploy to it from another terminal:');
  const variables = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: account.region,
  };
  printer.print(
    `  export ${Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
  printer.print('  npx cdk deploy');
  printer.print(`Console: ${url}/_local/console`);
  printer.print('');
}

/** Says when a clock stands that moves by hand. */
export function announceTime(clock: ManualClock | undefined, printer: Printer): void {
  if (!clock) return;
  printer.print(`Time stands still at ${new Date(clock.now()).toISOString()}: npm run clock -- advance 25h`);
}

/** Says what goes wrong on purpose, with the seeds by which it does so again. */
export function announceFaults({ all }: Pick<Faults, 'all'>, printer: Printer): void {
  if (all.length === 0) return;
  printer.print('Goes wrong on purpose (npm run fault -- clear ends it):');
  for (const { id, spec } of all) printer.print({ text: `${id}  ${writeFault(spec)}`, tone: 'failure' });
  printer.print('');
}

function printReady(readyAfterMs: number, printer: Printer): void {
  printer.print({
    text: `Ready after ${(readyAfterMs / 1000).toFixed(1)} s. Ctrl-C ends it.`,
    tone: 'strong',
  });
}

function describeInspected({ functionName, port }: InspectedFunction): string {
  return port === undefined
    ? `Debugger: none for ${functionName}, which Node.js does not run`
    : `Debugger: ${functionName} at 127.0.0.1:${port}`;
}

/** What belongs to nothing of this stack may have been left by a stack with other names in it. */
function printLeftBehind({ leftBehind }: Pick<LocalRun, 'leftBehind'>, printer: Printer): void {
  if (leftBehind.length === 0) return;
  printer.print('');
  printer.print({
    text: 'In the state folder, of what is not there now; kept until it is:',
    tone: 'failure',
  });
  for (const text of leftBehind) printer.print(`  ${text}`);
}

/** In a line: a stack that is watched has dozens of alarms. */
function printNotRun({ notRun }: LocalRun, printer: Printer): void {
  if (notRun.length === 0) return;
  const counts = new Map<string, number>();
  for (const { type } of notRun) counts.set(type, (counts.get(type) ?? 0) + 1);
  const kinds = [...counts].map(([type, count]) => `${count} ${type.replace('AWS::', '')}`).join(', ');
  printer.print('');
  printer.print(`Accepted but not run (docs/local-run.md says why): ${kinds}`);
}
