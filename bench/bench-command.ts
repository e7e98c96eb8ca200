import { Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../commands/frame/whole-number';
import { canBeRun } from './ministack/find-program';
import { SIDE_NAMES, type SideName } from './sides/side-names';

/** What a bench is asked for. */
export interface BenchOptions {
  readonly rounds: number;
  /** Of each burst. */
  readonly transactions: number;
  /** @default - all that can be measured */
  readonly only?: readonly SideName[];
  /** The path of `ministack`. @default - the one on PATH, if there is one */
  readonly ministack?: string;
  /** After how many transactions the growth is looked at. @default - the sides are measured */
  readonly growth?: readonly number[];
  /** Whether the result is kept for docs/performance.md. */
  readonly record: boolean;
  readonly json: boolean;
}

const EXAMPLES = `
Measures beside a bare Node.js server on the same machine, in turns, and prints medians. The client is one process (50 connections; Node's fetch, and undici's pool beside it), each server another: it takes two cores that nothing else keeps busy. Each burst is checked: an answer that is not 200, or a transaction that is not logged, ends the bench with exit code 1.

Examples:
  npm run bench                                    all, some minutes
  npm run bench -- --only echo --only pipeline     how fast bursts are accepted, and are in the log
  npm run bench -- --growth 1000,10000,100000      what becomes of time and memory as transactions go through one run
  npm run --silent bench -- --json                 the medians as JSON, on the last line`;

/** The command line of `npm run bench`, which does what it is told with what was asked for. */
export function benchCommand(run: (options: BenchOptions) => Promise<void>): Command {
  return new Command('npm run bench --')
    .description('Measures how fast the local run is, how fast it starts, and what the function takes.')
    .option('--rounds <number>', 'how often each side is measured', wholeNumber(1, 1_000), 5)
    .option('--transactions <number>', 'how many a burst has', wholeNumber(100, 100_000), 5_000)
    .addOption(
      new Option('--only <side>', `only this side; can be repeated: ${SIDE_NAMES.join(', ')}`).argParser(
        collectSide,
      ),
    )
    .option('--ministack <path>', 'the program of MiniStack, if it is not on PATH', findProgramAt)
    .addOption(
      new Option('--growth <numbers>', 'look at time and memory after so many transactions, instead')
        .argParser(parseSizes)
        .conflicts(['only', 'rounds']),
    )
    .option('--record', 'keep the result for docs/performance.md, which npm run docs writes', false)
    .option('--json', 'print the result as JSON, on the last line', false)
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments(false)
    .action(run);
}

function findProgramAt(path: string): string {
  if (canBeRun(path)) return path;
  throw new InvalidArgumentError('It is no program that can be run.');
}

function collectSide(text: string, sides: readonly SideName[] = []): SideName[] {
  const side = SIDE_NAMES.find((name) => name === text);
  if (side === undefined) throw new InvalidArgumentError(`It is one of ${SIDE_NAMES.join(', ')}.`);
  return [...new Set([...sides, side])];
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  const isAscending = sizes.every((size, at) => size > (sizes[at - 1] ?? 0));
  if (/^\d+(?:,\d+)*$/.test(text) && isAscending) return sizes;
  throw new InvalidArgumentError('They are whole numbers that ascend, such as 1000,10000.');
}
