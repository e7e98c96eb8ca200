import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { DeclaredCommand, Example } from './command';
import { addCommonOptions, type CommonOptions, commonOptionsOf } from './common-options';
import { exitCodeOf } from './error-border';
import { EXIT, type ExitCode } from './exit-code';
import type { Output } from './output';
import { performWork, type Surroundings } from './perform-work';

/** What of the process the program works with. */
export interface ProgramSurroundings extends Omit<Surroundings, 'output'> {
  /** Where records and notes go; called once the command line says how. */
  readonly openOutput: (isJson: boolean) => Output;
  /** Prints the help that was asked for. */
  readonly printHelp: (text: string) => void;
}

const DESCRIPTION =
  'What an operator does with the deployed pipeline, or with the local run of it: send transactions, find out what became of them, and bring back what failed.';

const EXIT_CODES =
  'Exit codes: 0 done, 1 the thing asked about went wrong, 2 wrong usage or no access, 130 stopped by Ctrl-C.';

/**
 * Reads a command line, and does what it says.
 *
 * @param words without Node.js and the script
 */
export async function runProgram(
  commands: readonly DeclaredCommand[],
  words: readonly string[],
  surroundings: ProgramSurroundings,
): Promise<ExitCode> {
  const { openOutput, printHelp, signal } = surroundings;
  const complaints: string[] = [];
  let exitCode: ExitCode = EXIT.done;
  const program = new Command('pipeline').description(DESCRIPTION).addHelpText('after', `\n${EXIT_CODES}`);
  const perform: Perform = async (work, options) => {
    const output = openOutput(options.json ?? false);
    exitCode = await exitCodeOf(() => performWork(work, options, { ...surroundings, output }), {
      output,
      signal,
    });
  };
  for (const declared of commands) program.addCommand(parserOf(declared, perform));
  forEachParser(program, (parser) =>
    parser
      .exitOverride()
      .configureOutput({ writeOut: printHelp, writeErr: (text) => complaints.push(text) })
      .allowExcessArguments(false),
  );
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    openOutput(false).note(complaints.join('').trimEnd() + hyphenHint(error));
    return EXIT.noAccess;
  }
  return exitCode;
}

type Perform = (work: Parameters<typeof performWork>[0], options: CommonOptions) => Promise<void>;

function parserOf(declared: DeclaredCommand, perform: Perform): CommandUnknownOpts {
  const parser = declared.parser((work) => perform(work, commonOptionsOf(parser)));
  parser.summary(declared.summary).description(declared.summary);
  for (const subcommand of declared.subcommands) parser.addCommand(parserOf(subcommand, perform));
  if (declared.subcommands.length === 0) addCommonOptions(parser, declared.isDangerous);
  parser.addHelpText('after', `\n${examplesText(declared.examples)}\n\n${EXIT_CODES}`);
  return parser.showHelpAfterError('(give --help for the options and examples)');
}

/** One `apigw-requestid` in 64 looks like an option. */
function hyphenHint({ message }: CommanderError): string {
  const isId = /unknown option '-[\w-]+='/.test(message);
  return isId ? '\n(An id that begins with a hyphen is given as --id <id>.)' : '';
}

function examplesText(examples: readonly Example[]): string {
  return [
    'Examples:',
    ...examples.flatMap(({ commandLine, does }) => [`  # ${does}`, `  npx pipeline ${commandLine}`]),
  ].join('\n');
}

function forEachParser(parser: CommandUnknownOpts, apply: (parser: CommandUnknownOpts) => unknown): void {
  apply(parser);
  for (const below of parser.commands) forEachParser(below, apply);
}
