import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { UserError } from '@pipeline/local-account';
import { assemblyPrefix, removeAbandonedAssemblies } from './abandoned-assemblies';

/** The app could not be synthesized; the message is what the CDK said. */
class SynthesisError extends UserError {
  override readonly name = 'SynthesisError';
}

/** What the app was synthesized into. The folder goes when it is disposed of. */
export interface TemporaryAssembly extends AsyncDisposable {
  readonly directory: string;
}

export interface SynthesizeOptions {
  /** CDK context, each `key=value`. @default - what `cdk.json` says */
  readonly context?: readonly string[];
  /** Ends it early. @default - it runs to its end */
  readonly signal?: AbortSignal;
}

/**
 * Synthesizes the app in a folder with the CDK's own command, into a new folder, so that neither a deployment from `cdk.out` nor
 * another local run is disturbed.
 *
 * @param appDirectory where `cdk.json` and `node_modules` are
 * @throws SynthesisError
 */
export async function synthesize(
  appDirectory: string,
  { context = [], signal }: SynthesizeOptions = {},
): Promise<TemporaryAssembly> {
  // Below the project: what is left of it after a crash is found there, and removed by the next run.
  const parent = join(appDirectory, '.local-run');
  await mkdir(parent, { recursive: true });
  await removeAbandonedAssemblies(parent);
  const directory = await mkdtemp(join(parent, assemblyPrefix(process.pid)));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const contextOptions = context.flatMap((pair) => ['--context', pair]);
    await runCdk(
      appDirectory,
      ['synth', '--quiet', '--no-notices', '--output', directory, ...contextOptions],
      signal,
    );
    return { directory, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function runCdk(
  appDirectory: string,
  options: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const executables = join(appDirectory, 'node_modules', '.bin');
  const child = spawn(join(executables, 'cdk'), options, {
    cwd: appDirectory,
    // The app's own command in cdk.json is looked up there, too.
    env: { ...process.env, PATH: `${executables}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  return new Promise((resolve, reject) => {
    const complaints: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    let failure: Error | undefined;
    child.on('error', (error) => {
      failure = error;
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(failure ?? new SynthesisError(Buffer.concat(complaints).toString().trim()));
    });
  });
}
