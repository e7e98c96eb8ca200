import { Command, InvalidArgumentError } from 'commander';
import { listen, PortInUseError, UserError } from '@pipeline/local-account';
import { readCloudAssembly } from './cloud-assembly';
import { type LocalRun, startLocalRun } from './local-run';
import { synthesize } from './synthesize';
import { sendSampleTransaction } from './terminal/sample-transaction';
import { showTransactions } from './terminal/transaction-view';

interface Options {
  /** Which of several stacks. */
  readonly stack?: string;
  readonly port: number;
  readonly once: boolean;
  readonly context: readonly string[];
}

/** npm runs its scripts in the folder of the project. */
const APP_DIRECTORY = process.cwd();

/** @returns the exit code */
async function main({ stack, port, once, context }: Options, signal: AbortSignal): Promise<number> {
  const startedAt = Date.now();
  await using server = await listen(port, printError);
  print('Synthesizing the stack ...');
  await using assembly = await synthesize(APP_DIRECTORY, { context, signal });
  await using run = await startLocalRun(readCloudAssembly(assembly.directory, stack), {
    server,
    region: process.env.AWS_REGION,
  });
  announce(run, server.url, startedAt);
  return await serve(run, once, signal);
}

async function serve(run: LocalRun, once: boolean, signal: AbortSignal): Promise<number> {
  showTransactions(run.trace, print);
  const outcome = await Promise.race([sendSampleTransaction(run), interrupted(signal)]);
  if (outcome && !outcome.logged) print(`The sample transaction was not logged. ${outcome.reason}`);
  if (once) return outcome?.logged ? 0 : 1;
  await interrupted(signal);
  return 0;
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

function announce(run: LocalRun, url: string, startedAt: number): void {
  const { accountId, region } = run.account;
  print(`\nStack ${run.stackName}, account ${accountId}, Region ${region}\n\nOutputs:`);
  for (const { name, value } of run.outputs) print(`${run.stackId}.${name} = ${value}`);
  if (run.clientCredentials) {
    const { accessKeyId, secretAccessKey } = run.clientCredentials;
    print(`\nIAM authorization: AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`);
  }
  printNotRun(run);
  print(
    `\nReady after ${((Date.now() - startedAt) / 1000).toFixed(1)} s. AWS clients: --endpoint-url ${url}. Ctrl-C ends it.\n`,
  );
}

/** By type, and why: a stack that is watched has dozens of alarms. */
function printNotRun({ notRun }: LocalRun): void {
  if (notRun.length > 0) print('\nAccepted but not run:');
  for (const [type, reason] of new Map(notRun.map((resource) => [resource.type, resource.reason]))) {
    const count = notRun.filter((resource) => resource.type === type).length;
    print(`- ${count} ${type}: ${reason}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the user can do something about is told in a line; anything else is a defect and shows its stack. */
function printError(error: unknown): void {
  process.stderr.write(`${describeError(error)}\n`);
}

function describeError(error: unknown): string {
  if (error instanceof PortInUseError) {
    return `${error.message} Choose another with --port, or any with --port 0.`;
  }
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes any that is free.');
}

function collect(pair: string, pairs: readonly string[]): string[] {
  if (/^[^=]+=/.test(pair)) return [...pairs, pair];
  throw new InvalidArgumentError('Context is given as key=value.');
}

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interruption.abort());

new Command('npm start --')
  .description('Runs the synthesized stack on this machine.')
  .argument('[stack]', 'which of several stacks, as cdk list names it')
  .option('--port <number>', 'the port on 127.0.0.1, 0 for any', parsePort, 4566)
  .option('--once', 'send the sample transaction, then exit: 0 if it was logged, 1 if not', false)
  .option('-c, --context <key=value>', 'configuration, as for cdk deploy; can be repeated', collect, [])
  .action(async (stack: string | undefined, options: Omit<Options, 'stack'>) => {
    try {
      process.exitCode = await main({ stack, ...options }, interruption.signal);
    } catch (error) {
      if (!interruption.signal.aborted) printError(error);
      process.exitCode = 1;
    }
  })
  .parse();
