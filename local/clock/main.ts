import { Command, InvalidArgumentError } from 'commander';
import { Output } from '../terminal/output';
import { toIsoDuration } from './duration';

interface ClockAnswer {
  readonly now: string;
  readonly isManual: boolean;
  readonly nextDueAt?: string;
}

interface AdvanceAnswer {
  readonly from: string;
  readonly to: string;
  readonly happened: Readonly<Record<string, number>>;
}

const EXAMPLES = `
Examples:
  npm run clock                     what time it is in the local run, and when something falls due next
  npm run clock -- advance 25h      moves it on, in a run that was started with --clock manual`;

const output = new Output(process.stdout);
const errors = new Output(process.stderr);

const program = new Command('npm run clock --')
  .description('The clock of the local run.')
  .option('--port <number>', 'where the local run listens', parsePort, 4566)
  .addHelpText('after', EXAMPLES)
  .action(async () => {
    const { now, isManual, nextDueAt } = await ask<ClockAnswer>();
    const whose = isManual ? 'moved by hand' : 'the machine’s';
    output.print(
      `${now}, ${whose}${nextDueAt === undefined ? '' : `; next something falls due at ${nextDueAt}`}`,
    );
  });
program
  .command('advance <duration>')
  .description('moves the clock on; what falls due on the way happens')
  .action(async (duration: string) => {
    const { from, to, happened } = await ask<AdvanceAnswer>({ advance: toIsoDuration(duration) });
    output.print(`${from} to ${to}`);
    for (const [what, count] of Object.entries(happened))
      output.print(`${String(count).padStart(8)}  ${what}`);
  });

/** @throws Error with what the run says, or with what to do if there is none */
async function ask<Answer>(move?: object): Promise<Answer> {
  const { port } = program.opts<{ port: number }>();
  const address = `http://127.0.0.1:${port}/_local/clock`;
  const request = move ? { method: 'POST', body: JSON.stringify(move) } : {};
  const response = await fetch(address, request).catch(() => {
    throw new Error(
      `No local run listens on port ${port}. Start it: npm start -- --clock manual${port === 4566 ? '' : ` --port ${port}`}`,
    );
  });
  const answer = (await response.json().catch(() => {
    throw new Error(`What listens on port ${port} is no local run.`);
  })) as Answer & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `${address} answered ${response.status}`);
  return answer;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}

program.parseAsync().catch((error: unknown) => {
  errors.printLines(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
