import { availableParallelism } from 'node:os';
import { UserError } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { benchCommand, type BenchOptions } from './bench-command';
import { measureInTurns } from './measure-in-turns';
import { benchRecord } from './report/bench-record';
import { describeMeasured } from './report/describe-measured';
import { CONNECTIONS } from './servers/http-load';
import { requireProcfs } from './servers/process-tree';
import { BODY_BYTES } from './sides/burst-bodies';
import { openSides } from './sides/open-sides';

// What the AWS SDK of 2027 will need is nothing that a bench has to do with.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const output = new StreamPrinter(process.stdout);
const errors = new StreamPrinter(process.stderr);
const ending = untilEnded(process.env);

async function runBench({ rounds, transactions, only, json }: BenchOptions): Promise<void> {
  requireProcfs();
  errors.print(
    `Node.js ${process.versions.node}, ${availableParallelism()} cores; bursts of ${transactions} bodies of ${BODY_BYTES} bytes on ${CONNECTIONS} connections; ${rounds} rounds.`,
  );
  await using open = await openSides(only, { transactions, appDirectory: process.cwd() });
  const measured = await measureInTurns({
    sides: open.sides,
    rounds,
    signal: ending.signal,
    onTurn: (what) => errors.print({ text: what, tone: 'aside' }),
  });
  const record = benchRecord(measured);
  for (const line of describeMeasured(measured, record)) output.print(line);
  if (json) await writeLine(JSON.stringify(record));
  if (ending.signal.aborted) process.exitCode = INTERRUPTED_EXIT_CODE;
}

/** As it is, however narrow the terminal. */
function writeLine(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}

void benchCommand(runBench)
  .parseAsync()
  .catch((error: unknown) => {
    errors.printLines(error instanceof UserError ? error.message : String((error as Error).stack ?? error));
    process.exitCode = 1;
  })
  .then(async () => {
    await Promise.all([output.end(), errors.end()]);
    process.exit();
  });
