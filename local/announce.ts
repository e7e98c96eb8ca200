import type { Faults, InspectedFunction } from '@pipeline/local-account';
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
  printer.print({
    text: `Ready after ${(readyAfterMs / 1000).toFixed(1)} s. Ctrl-C ends it.`,
    tone: 'strong',
  });
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

/** Says what goes wrong on purpose, with the seeds by which it does so again. */
export function announceFaults({ all }: Pick<Faults, 'all'>, printer: Printer): void {
  if (all.length === 0) return;
  printer.print('Goes wrong on purpose (npm run fault -- clear ends it):');
  for (const { id, spec } of all) printer.print({ text: `${id}  ${writeFault(spec)}`, tone: 'failure' });
  printer.print('');
}

function describeInspected({ functionName, port }: InspectedFunction): string {
  return port === undefined
    ? `Debugger: none for ${functionName}, which Node.js does not run`
    : `Debugger: ${functionName} at 127.0.0.1:${port}`;
}

/** What belongs to nothing of this stack may have been left by a stack with other names in it. */
function printLeftBehind({ leftBehind }: LocalRun, printer: Printer): void {
  if (leftBehind.length === 0) return;
  printer.print('');
  printer.print({
    text: 'In the state folder, of resources that this stack does not have; kept for one that has them:',
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
