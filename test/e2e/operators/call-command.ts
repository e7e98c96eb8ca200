import { Readable } from 'node:stream';
import { connect } from '../../../commands/aws/connection';
import { DeployedStack } from '../../../commands/aws/deployed-stack';
import { ArrayOutput } from '../../../commands/frame/array-output';
import type { DeclaredCommand, Work } from '../../../commands/frame/command';

export interface Called {
  readonly exitCode: number | undefined;
  readonly output: ArrayOutput;
  readonly error?: Error;
}

export interface CallOptions {
  readonly endpointUrl: string;
  readonly isDryRun?: boolean;
  readonly consents?: boolean;
  readonly signal?: AbortSignal;
  readonly input?: string;
  readonly output?: ArrayOutput;
}

/** Calls a command as the program does, in this process. */
export async function callCommand(
  group: DeclaredCommand,
  words: readonly string[],
  options: CallOptions,
): Promise<Called> {
  const declared = group.subcommands.find(({ name }) => name === words[0]) ?? group;
  const args = declared === group ? words : words.slice(1);
  const output = options.output ?? new ArrayOutput();
  let exitCode: number | undefined;
  const perform = async (work: Work) => {
    using connection = connect({ endpointUrl: options.endpointUrl });
    const stack = await DeployedStack.find(connection, 'MyServerlessApplicationStack');
    exitCode = await work({
      connection,
      stack,
      output,
      signal: options.signal ?? new AbortController().signal,
      input: Readable.from([options.input ?? '']),
      isDryRun: options.isDryRun ?? false,
      requireConsent: () => (options.consents === false ? Promise.reject(new Error('no')) : Promise.resolve()),
      commandLine: (text) => `npx pipeline ${text}`,
    });
  };
  try {
    await declared.parser(perform).exitOverride().parseAsync([...args], { from: 'user' });
    return { exitCode, output };
  } catch (error) {
    return { exitCode, output, error: error as Error };
  }
}
