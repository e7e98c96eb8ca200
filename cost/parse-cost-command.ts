import { Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../commands/frame/whole-number';
import { LARGEST_TRANSACTION_BYTES } from '../lib/flow/transaction-sizes';
import { collectContext } from '../local/command-line/parse-context';
import type { Load } from './model/load';

/** What `npm run cost` is asked for. */
export interface CostCommandOptions extends Load {
  readonly json: boolean;
  readonly freeTiers: boolean;
  readonly standing: boolean;
  /** CDK context, each `key=value`. */
  readonly context: readonly string[];
  /** Which of several stacks, by its path or its name. @default - the only one */
  readonly stack?: string;
}

const MOST_TRANSACTIONS = 1e14;
const RATES = { least: 0.001, most: 1_000_000 };

const EXAMPLES = `
It reads the synthesized template, and prices.json (us-east-1) with date and source of each price. Nothing of AWS is asked.

Examples:
  npm run cost                                        a million transactions of 1 KB, 100 a second
  npm run cost -- --rate 0.4 --standing               a month of little, with alarms and dashboard in the sums
  npm run cost -- -c workflowLogLevel=ALL             in another configuration (docs/configuration.md)
  npm run --silent cost -- --json                     for a script: one JSON object on the last line`;

/** The command line of `npm run cost`, which does what it is told with what was asked for. */
export function costCommand(run: (options: CostCommandOptions) => Promise<void>): Command {
  return new Command('npm run cost --')
    .description('What the stack costs on AWS for a load, beside the settings of the sample and the floor.')
    .argument('[stack]', 'which of several stacks, as cdk list names it')
    .option('--transactions <number>', 'how many', wholeNumber(1, MOST_TRANSACTIONS), 1_000_000)
    .option(
      '--bytes <number>',
      'the size of each body, in bytes of UTF-8',
      wholeNumber(1, LARGEST_TRANSACTION_BYTES),
      1_024,
    )
    .option('--rate <number>', 'how many arrive in a second', parseRate, 100)
    .option('--free-tiers', 'take off what an account has free each month, as if it ran nothing else', false)
    .option(
      '--standing',
      'count what stands by the month, too: alarms, dashboard, key, for as long as the load lasts',
      false,
    )
    .option('--json', 'print the sums as one JSON object, on the last line', false)
    .addOption(
      new Option('-c, --context <key=value>', 'configuration, as for cdk deploy; can be repeated')
        .argParser(collectContext)
        .default([], 'cdk.json'),
    )
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments(false)
    .action(
      async (
        stack: string | undefined,
        { rate, ...given }: Omit<CostCommandOptions, 'perSecond' | 'stack'> & { readonly rate: number },
      ) => {
        await run({ ...given, stack, perSecond: rate });
      },
    );
}

function parseRate(text: string): number {
  const number = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && number >= RATES.least && number <= RATES.most) return number;
  throw new InvalidArgumentError(`It is a number from ${RATES.least} to ${RATES.most}, such as 0.4 or 100.`);
}
