import { Readable } from 'node:stream';
import { COMMANDS } from '../../commands/commands';
import { ArrayOutput } from '../../commands/frame/array-output';
import type { DeclaredCommand } from '../../commands/frame/command';
import type { ExitCode } from '../../commands/frame/exit-code';
import { runProgram } from '../../commands/frame/program';
import { letterMemory } from '../../commands/letters/letter-memory';

/** What a command has said and how it ended. */
export interface CommandRun {
  readonly exitCode: ExitCode;
  readonly records: ArrayOutput['records'];
  readonly notes: readonly string[];
  /** Printed for `--help`. */
  readonly help: string;
}

export interface CommandRunProps {
  /** @default - the program's */
  readonly commands?: readonly DeclaredCommand[];
  /** What is typed when something is asked. @default - there is no terminal */
  readonly answer?: string;
  /** Standard input. @default - empty */
  readonly input?: string;
  /** @default - never aborts */
  readonly signal?: AbortSignal;
  /** Where it writes. @default - kept in what is returned */
  readonly output?: ArrayOutput;
}

/** From one command to the next, as a machine remembers. */
const REMEMBERED = letterMemory();

/** Runs the program in this process, as its command line would: faster than a process of its own by a second. */
export async function runCommandLine(
  words: readonly string[],
  props: CommandRunProps = {},
): Promise<CommandRun> {
  const { commands = COMMANDS, answer, input = '', output = new ArrayOutput() } = props;
  const { signal = new AbortController().signal } = props;
  const help: string[] = [];
  const exitCode = await runProgram(commands, words, {
    openOutput: () => output,
    printHelp: (text) => help.push(text),
    input: Readable.from([Buffer.from(input)]),
    ask: async () => answer,
    letterMemory: REMEMBERED,
    signal,
  });
  return { exitCode, records: output.records, notes: output.notes, help: help.join('') };
}
