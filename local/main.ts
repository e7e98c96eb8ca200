import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type LocalRun, startLocalRun } from './local-run';
import { RefusedError } from './refused-error';
import { SynthesisError, synthesize } from './synthesize';
import { sendSampleTransaction } from './terminal/sample-transaction';
import { showTransactions } from './terminal/transaction-view';
import { listen } from './wire/http-server';

interface Options {
  readonly port: number;
  readonly once: boolean;
}

const APP_DIRECTORY = join(__dirname, '..');

async function main({ port, once }: Options): Promise<number> {
  const startedAt = Date.now();
  const server = await listen(port, (error) => printError(error));
  print('Synthesizing the stack ...');
  const assembly = await synthesize(APP_DIRECTORY).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    const run = await startLocalRun(assembly, server, process.env.AWS_REGION ?? 'us-east-1');
    try {
      announce(run, server.url, startedAt);
      showTransactions(run.trace, print);
      const outcome = await sendSampleTransaction(run);
      if (!outcome.logged) print(`The sample transaction was not logged. ${outcome.reason}`);
      if (once) return outcome.logged ? 0 : 1;
      await interrupted();
      return 0;
    } finally {
      await run.stop();
    }
  } finally {
    await rm(assembly, { recursive: true, force: true });
  }
}

function announce(run: LocalRun, url: string, startedAt: number): void {
  print('');
  print('Outputs:');
  for (const { name, value } of run.outputs) print(`${run.stackId}.${name} = ${value}`);
  if (run.notRun.length > 0) print(`\nAccepted but not run: ${run.notRun.join(', ')}`);
  print(
    `\nReady after ${((Date.now() - startedAt) / 1000).toFixed(1)} s. AWS clients: --endpoint-url ${url}. Ctrl-C ends it.\n`,
  );
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the user can do something about is told in a line; anything else is a defect and shows its stack. */
function printError(error: unknown): void {
  const expected = error instanceof RefusedError || error instanceof SynthesisError;
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes any that is free.');
}

new Command('npm start --')
  .description('Runs the synthesized stack on this machine.')
  .option('--port <number>', 'the port on 127.0.0.1, 0 for any', parsePort, 4566)
  .option('--once', 'send the sample transaction, then exit: 0 if it was logged, 1 if not', false)
  .action(async (options: Options) => {
    try {
      process.exitCode = await main(options);
    } catch (error) {
      printError(error);
      process.exitCode = 1;
    }
  })
  .parse();
