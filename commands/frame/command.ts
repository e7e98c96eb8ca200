import { Command, type CommandUnknownOpts, type OptionValues } from '@commander-js/extra-typings';
import type { CommandContext } from './command-context';
import type { ExitCode } from './exit-code';
import type { RecordKind } from './record-kind';

/** A command line and what it does, for `--help` and the documentation. */
export interface Example {
  /** Without the program's name, such as `trace <id> --follow`. */
  readonly commandLine: string;
  readonly does: string;
}

/** IAM actions, by what they are for, in words. */
export type Permissions = Readonly<Record<string, readonly string[]>>;

/** What a command does once its command line is parsed. */
export type Work = (context: CommandContext) => Promise<ExitCode>;

/** What stands in the list of commands, for the program, its help and the documentation. */
export interface DeclaredCommand {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly examples: readonly Example[];
  /** What it writes. */
  readonly records: readonly RecordKind[];
  /** What whoever runs it has to be allowed, beside `cloudformation:DescribeStacks`. */
  readonly permissions: Permissions;
  /** Whether it has `--yes` and `--dry-run`. */
  readonly isDangerous: boolean;
  /** The commands below it. A command with some does nothing itself. */
  readonly subcommands: readonly DeclaredCommand[];
  /** @param perform is called with the work once the command line is parsed */
  parser(perform: (work: Work) => Promise<void>): CommandUnknownOpts;
}

export interface CommandSpec<Args extends unknown[], Opts extends OptionValues> {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly records: readonly RecordKind[];
  /** IAM actions that it calls, beside `cloudformation:DescribeStacks`. */
  readonly permissions: Permissions;
  /** Has `--yes` and `--dry-run`; its `run` asks by `requireConsent`. @default false */
  readonly isDangerous?: boolean;
  /** Adds arguments and options of its own, and checks each (`InvalidArgumentError`). The common ones are there. */
  readonly declare: (command: Command) => Command<Args, Opts>;
  readonly run: (
    input: { readonly args: Args; readonly options: Opts },
    context: CommandContext,
  ) => Promise<ExitCode>;
}

/** Declares a command. */
export function command<Args extends unknown[], Opts extends OptionValues>(
  spec: CommandSpec<Args, Opts>,
): DeclaredCommand {
  const { name, summary, examples, records, permissions, isDangerous = false } = spec;
  return {
    name,
    summary,
    examples,
    records,
    permissions,
    isDangerous,
    subcommands: [],
    parser: (perform) => {
      const parser = spec.declare(new Command(name));
      const act = () =>
        perform((context) => spec.run({ args: parser.processedArgs, options: parser.opts() }, context));
      return parser.action(act);
    },
  };
}

/** Declares a command that is only there for those below it, such as `dead-letters`. */
export function commandGroup(
  spec: Pick<DeclaredCommand, 'name' | 'summary' | 'examples' | 'subcommands'>,
): DeclaredCommand {
  return { ...spec, records: [], permissions: {}, isDangerous: false, parser: () => new Command(spec.name) };
}
