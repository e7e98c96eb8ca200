import type { Readable } from 'node:stream';
import { connect } from '../aws/connection';
import { DeployedStack } from '../aws/deployed-stack';
import { CommandError } from '../command-error';
import type { LetterMemory } from '../letters/letter-memory';
import type { Ask } from './ask-terminal';
import type { Work } from './command';
import { type CommonOptions, connectionOptionsOf, retypeConnection } from './common-options';
import { DeclinedError } from './errors';
import type { ExitCode } from './exit-code';
import type { Output } from './output';

/** What of the process a command works with. */
export interface Surroundings {
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly input: Readable;
  readonly ask: Ask;
  readonly letterMemory: LetterMemory;
}

/** Connects, finds the stack and does a command's work. */
export async function performWork(
  work: Work,
  options: CommonOptions,
  { output, signal, input, ask, letterMemory }: Surroundings,
): Promise<ExitCode> {
  using connection = connect(connectionOptionsOf(options));
  const stack = await DeployedStack.find(connection, options.stackName, signal);
  const { yes = false, dryRun: isDryRun = false } = options;
  return await work({
    connection,
    stack,
    output,
    letterMemory,
    signal,
    input,
    isDryRun,
    requireConsent: async (question) => {
      if (!yes) await requireYes(question, { ask, signal });
    },
    commandLine: (words) => ['npx pipeline', words, ...retypeConnection(options)].join(' '),
  });
}

async function requireYes(
  question: string,
  { ask, signal }: Pick<Surroundings, 'ask' | 'signal'>,
): Promise<void> {
  const answer = await ask(`${question} [y/N] `, signal);
  if (answer === undefined) {
    throw new CommandError(
      `Nothing was done. "${question}" cannot be asked without a terminal: give --yes, or --dry-run to see what would be done.`,
    );
  }
  if (!/^\s*y(es)?\s*$/i.test(answer)) throw new DeclinedError('Nothing was done.');
}
