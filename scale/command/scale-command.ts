import { Command, InvalidArgumentError, Option } from 'commander';
import { parseSpan, UNITS_MS } from '../../commands/frame/span';
import { wholeNumber } from '../../commands/frame/whole-number';
import { collectContext } from '../../local/command-line/parse-context';
import { type QuotaValues, SIMULATED_QUOTAS, type SimulatedQuota } from '../quotas/quotas';
import { ASSUMED_TIMES } from '../settings/service-times';

/** What a simulation is asked for. */
export interface ScaleOptions {
  /** Transactions a second, over all cells. */
  readonly rate: number;
  readonly burst: number;
  readonly arrivals: 'constant' | 'daily';
  /** @default - ten minutes; a day of `daily` arrivals */
  readonly duration?: number;
  /** In milliseconds, as all times. */
  readonly follow: number;
  readonly cells: number;
  readonly shards: number;
  readonly cellRate: number;
  readonly planned: boolean;
  readonly quota: Partial<QuotaValues>;
  readonly functionTime: number;
  readonly batchTime: number;
  readonly seed: number;
  readonly json: boolean;
  /** CDK context, each `key=value`. */
  readonly context: readonly string[];
  /** Which of several stacks, by its path or its name. @default - the only one */
  readonly stack?: string;
}

const MOST_RATE = 10_000_000;
const MOST_COPIES = 10_000;
const MOST_QUOTA = 1_000_000_000;
/** The pattern of a day is the longest there is. */
const MOST_DURATION_MS = UNITS_MS.d;
/** As long as a function may take. */
const MOST_MILLISECONDS = 900_000;

const EXAMPLES = `
It simulates the stack as it is synthesized, at AWS's default quotas, and tells what binds: no account is asked, and nothing is sent.

Examples:
  npm run scale -- --rate 400                           the stack as it is
  npm run scale -- --rate 10000 --planned               with the quotas, copies and throttle that the rate needs
  npm run scale -- --rate 2000 -c throttleRateLimit=2500 --function-time 1000
                                                        a function that takes a second
  npm run scale -- --rate 300 --burst 1000 --duration 1m
  npm run scale -- --rate 400 --arrivals daily          a day
  npm run scale -- --rate 2000 -c throttleRateLimit=2500 --quota function-concurrency=100
                                                        in a new account
  npm run --silent scale -- --rate 400 --json           as JSON; what came of it is the last line

Quotas: ${SIMULATED_QUOTAS.join(', ')}; docs/scale.md has each with its source.`;

/** The command line of `npm run scale`, which does what it is told with what was asked for. */
export function scaleCommand(run: (options: ScaleOptions) => Promise<void>): Command {
  return new Command('npm run scale --')
    .description('Simulates the pipeline at a rate, and tells what holds it up.')
    .argument('[stack]', 'which of several stacks, as cdk list names it')
    .requiredOption('--rate <number>', 'transactions a second, over all cells', parseRate)
    .option('--burst <number>', 'so many more at once, in the beginning', wholeNumber(0, MOST_RATE), 0)
    .addOption(
      new Option('--arrivals <pattern>', 'daily: the rate at noon, a tenth of it at midnight')
        .choices(['constant', 'daily'])
        .default('constant'),
    )
    .option('--duration <time>', 'for how long they come (default: 10m; daily: 1d)', parseTime)
    .addOption(
      new Option('--follow <time>', 'for how long what is under way then is followed')
        .argParser(parseTime)
        .default(600_000, '10m'),
    )
    .option('--cells <number>', 'accounts and Regions that share the rate', wholeNumber(1, MOST_COPIES), 1)
    .option('--shards <number>', 'copies of the stack in each', wholeNumber(1, MOST_COPIES), 1)
    .option('--cell-rate <number>', 'the most that a plan gives one account in one Region', parseRate, 10_000)
    .option('--planned', 'with the cells, copies, quotas and throttle of the plan', false)
    .addOption(
      new Option('--quota <id=number>', "a quota that is not AWS's default; can be repeated")
        .argParser(collectQuota)
        .default({}, "AWS's defaults"),
    )
    .option(
      '--function-time <ms>',
      'how long an invocation takes',
      wholeNumber(1, MOST_MILLISECONDS),
      ASSUMED_TIMES.functionSeconds * 1_000,
    )
    .option(
      '--batch-time <ms>',
      'how long the pipe takes for a batch',
      wholeNumber(1, MOST_MILLISECONDS),
      ASSUMED_TIMES.batchSeconds * 1_000,
    )
    .option('--seed <number>', 'what the jitter of retries is made of', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--json', 'one JSON object a line; the last is what came of it', false)
    .addOption(
      new Option('-c, --context <key=value>', 'configuration, as for cdk deploy; can be repeated')
        .argParser(collectContext)
        .default([], 'cdk.json'),
    )
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments(false)
    .action(async (stack: string | undefined, given: ScaleOptions) => {
      await run({ ...given, stack });
    });
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (/^\d{1,8}([.]\d+)?$/.test(text) && rate > 0 && rate <= MOST_RATE) return rate;
  throw new InvalidArgumentError(`It is a number above 0, at most ${MOST_RATE}, such as 100 or 0.5.`);
}

const parseTime = parseSpan(1_000, MOST_DURATION_MS, 'a time from 1s to 1d, such as 30s, 10m or 1d');

function collectQuota(pair: string, quotas: Partial<QuotaValues>): Partial<QuotaValues> {
  const [id = '', text = '', ...more] = pair.split('=');
  const value = Number(text);
  if (!isQuota(id) || more.length > 0) {
    throw new InvalidArgumentError(`It is id=number, with one of these ids: ${SIMULATED_QUOTAS.join(', ')}.`);
  }
  if (!/^\d{1,10}$/.test(text) || value < 1 || value > MOST_QUOTA) {
    throw new InvalidArgumentError(`The number of ${id} is a whole one from 1 to ${MOST_QUOTA}.`);
  }
  return { ...quotas, [id]: value };
}

function isQuota(id: string): id is SimulatedQuota {
  return SIMULATED_QUOTAS.some((known) => known === id);
}
