import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { collectContext } from '../command-line/parse-context';

/** What a soak is asked for. */
export interface SoakOptions {
  readonly transactions: number;
  readonly seed: number;
  readonly json: boolean;
  /** CDK context, each `key=value`. */
  readonly context: readonly string[];
  /** Which of several stacks, by its path or its name. @default - the only one */
  readonly stack?: string;
}

const MOST_TRANSACTIONS = 100_000_000;

/** Seeds that are made up are short enough to be typed; any that fits into a whole number of JSON can be given. */
const SEEDS = 1_000_000;

const EXAMPLES = `
Each transaction is followed to its end while hops fail, are throttled, crash, hang and lose answers, and processes of functions are
killed. Time moves by hand, so that a day of retries takes seconds. Exit code 0 if nothing was lost and nothing was altered, else 1.

Examples:
  npm run soak                                        2,000 transactions, with a seed that is told
  npm run soak -- --transactions 1000000 --seed 7     a million
  npm run --silent soak -- --json                     what came of it as JSON, on the last line`;

/** The command line of `npm run soak`, which does what it is told with what was asked for. */
export function soakCommand(run: (options: SoakOptions) => Promise<void>): Command {
  return new Command('npm run soak --')
    .description('Sends transactions through the local run while things go wrong, and looks for each.')
    .argument('[stack]', 'which of several stacks, as cdk list names it')
    .option('--transactions <number>', 'how many are sent', wholeNumber(1, MOST_TRANSACTIONS), 2_000)
    .option(
      '--seed <number>',
      'what bodies and faults are made of: the same seed, the same of both (default: a random one)',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--json', 'print the result as one JSON object, on the last line', false)
    .option(
      '-c, --context <key=value>',
      'configuration, as for cdk deploy; can be repeated',
      collectContext,
      [],
    )
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments(false)
    .action(
      async (stack: string | undefined, given: Omit<SoakOptions, 'seed'> & { readonly seed?: number }) => {
        await run({ ...given, stack, seed: given.seed ?? randomInt(SEEDS) });
      },
    );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}
