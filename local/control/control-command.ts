import { Command, InvalidArgumentError } from 'commander';
import { type Printer, StreamPrinter } from '@pipeline/terminal';

/** A command about a run that goes on in another terminal. */
export interface ControlCommand {
  readonly program: Command;
  /** Of the run. */
  readonly port: () => number;
}

/** @param name of the script in `package.json` */
export function controlCommand(name: string, description: string, examples: string): ControlCommand {
  const program = new Command(`npm run ${name} --`)
    .description(description)
    .option('--port <number>', 'where the local run listens', parsePort, 4566)
    .addHelpText('after', examples);
  return { program, port: () => program.opts<{ port: number }>().port };
}

/** Runs a command with what was typed behind its name. @returns the exit code: 1 where it fails, which is printed to `errors` */
export async function runControlCommand(
  program: Command,
  words: readonly string[],
  errors: Printer,
): Promise<number> {
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    errors.printLines(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** Runs a command with this process's arguments, and prints to its streams. */
export async function runInTerminal(declare: (output: Printer) => Command): Promise<void> {
  const program = declare(new StreamPrinter(process.stdout));
  process.exitCode = await runControlCommand(
    program,
    process.argv.slice(2),
    new StreamPrinter(process.stderr),
  );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}
