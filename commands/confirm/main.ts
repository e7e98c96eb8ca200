import { closeSync, openSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { connect, type ConnectionOptions } from '../aws/connection';
import { DeployedStack } from '../aws/deployed-stack';
import { TransactionSender } from '../aws/transaction-sender';
import { CommandError } from '../command-error';
import { confirmationReport } from './report';
import { type CheckRecord, runChecks } from './run-checks';

interface Options extends ConnectionOptions {
  readonly stackName: string;
  readonly token?: string;
  readonly archiveDelay: number;
  readonly report: string;
  readonly json: boolean;
}

/** @returns the exit code: 1 if anything is not as built for */
async function confirm(options: Options, signal: AbortSignal): Promise<number> {
  const { stackName, token, archiveDelay, report, json } = options;
  requireWritable(report);
  using connection = connect(options);
  const stack = await DeployedStack.find(connection, stackName);
  const sender = new TransactionSender({ endpoint: stack.output('ApiEndpoint'), connection, token });
  const print = json ? printJson : printLine;
  const stage = { connection, stack, sender, archiveDelayMs: archiveDelay * 1000, signal };
  const records = await runChecks(stage, print);
  writeFileSync(report, confirmationReport(records, new Date()));
  if (!json) process.stdout.write(`\nThe report is in ${report}.\n`);
  return records.every(({ outcome }) => outcome === 'confirmed') ? 0 : 1;
}

/** Before the quarter of an hour that it takes to have something to write. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new CommandError(`The report cannot be written: ${(error as Error).message}. Check --report.`);
  }
}

function printLine({ check, outcome, detail, otherwise }: CheckRecord): void {
  process.stdout.write(`${outcome.padEnd(10)} ${check.padEnd(16)} ${detail}\n`);
  if (otherwise !== undefined) process.stdout.write(`${' '.repeat(28)}${otherwise}\n`);
}

function printJson(record: CheckRecord): void {
  process.stdout.write(`${JSON.stringify(record)}\n`);
}

function wholeSeconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number of seconds.');
  return Number(text);
}

const command = new Command('npm run confirm --')
  .description(
    'Tries on a deployed stack what nobody has confirmed against AWS, and writes a report. Sends about 20 transactions, and replays a minute.',
  )
  .option('--stack-name <name>', 'the deployed stack', 'MyServerlessApplicationStack')
  .option('--region <region>', 'where it is deployed (default: as the AWS CLI has it)')
  .option('--profile <profile>', 'whose credentials (default: as the AWS CLI has it)')
  .option('--endpoint-url <url>', 'an endpoint that is not AWS, such as the local run')
  .option('--token <token>', 'for an API with authorization=jwt')
  .option(
    '--archive-delay <seconds>',
    'how long an event may take to the archive; 0 on the local run',
    wholeSeconds,
    660,
  )
  .option('--report <file>', 'where to write the report', 'confirm-report.md')
  .option('--json', 'one record a line, for machines', false)
  .addHelpText(
    'after',
    `
Examples:
  npm run confirm -- --stack-name MyServerlessApplicationStack --region eu-central-1
  npm run confirm -- --endpoint-url http://127.0.0.1:4566 --archive-delay 0

Exit codes: 0 all confirmed, 1 something is different or could not be tried, 2 wrong usage or no access.`,
  )
  .showHelpAfterError('(give --help for the options and examples)')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

// The SDK would warn on Node.js 20 of what comes in 2027; its version here is pinned.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
command.action(async (options: Options) => {
  try {
    process.exitCode = await confirm(options, interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted)
      process.stderr.write('Stopped. What was not tried is not in the report.\n');
    else if (error instanceof CommandError) process.stderr.write(`${error.message}\n`);
    else throw error;
    process.exitCode = 2;
  }
});
void command.parseAsync();
