import { Command, InvalidArgumentError } from 'commander';
import { StreamPrinter } from '@pipeline/terminal';

/** A command about a run that goes on in another terminal: it prints to standard output, and ends with 1 where it fails. */
export interface ControlCommand {
  readonly program: Command;
  readonly output: StreamPrinter;
  /** Of the run. */
  readonly port: () => number;
  /** Runs it with this process's arguments. */
  readonly start: () => void;
}

/** @param name of the script in `package.json` */
export function controlCommand(name: string, description: string, examples: string): ControlCommand {
  const program = new Command(`npm run ${name} --`)
    .description(description)
    .option('--port <number>', 'where the local run listens', parsePort, 4566)
    .addHelpText('after', examples);
  return {
    program,
    output: new StreamPrinter(process.stdout),
    port: () => program.opts<{ port: number }>().port,
    start: () => {
      program.parseAsync().catch((error: unknown) => {
        new StreamPrinter(process.stderr).printLines(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
      });
    },
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}
