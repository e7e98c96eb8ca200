import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from '@pipeline/local-account';
import { assemblyPrefix, removeAbandonedAssemblies, SIGN_OF_LIFE_EVERY_MS } from './abandoned-assemblies';

/** The app could not be synthesized; the message is what the app said. */
class SynthesisError extends UserError {
  override readonly name = 'SynthesisError';
}

/** What the app was synthesized into. The folder goes when it is disposed of, and at the latest with the process. */
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
 * @throws SynthesisError; UserError where there can be no folder
 */
export async function synthesize(
  appDirectory: string,
  { context = [], signal }: SynthesizeOptions = {},
): Promise<TemporaryAssembly> {
  const directory = await makeFolder(appDirectory);
  const removeAtExit = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const signsOfLife = setInterval(() => void showLife(directory), SIGN_OF_LIFE_EVERY_MS).unref();
  const remove = async () => {
    clearInterval(signsOfLife);
    await rm(directory, { recursive: true, force: true });
    process.removeListener('exit', removeAtExit);
  };
  try {
    const contextOptions = context.map((pair) => `--context=${pair}`);
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

/** A new folder below `.local-run/`, once those are gone that killed runs have left there. */
async function makeFolder(appDirectory: string): Promise<string> {
  const parent = join(appDirectory, '.local-run');
  try {
    await mkdir(parent, { recursive: true });
    await removeAbandonedAssemblies(parent);
    return await mkdtemp(join(parent, assemblyPrefix(process.pid)));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UserError(`${parent} ${FOLDER_PROBLEMS.get(code) ?? `cannot be used (${code})`}.`);
  }
}

const FOLDER_PROBLEMS = new Map([
  ['EEXIST', 'is a file, and the local run needs a folder of this name: move it away'],
  ['ENOTDIR', 'is a file, and the local run needs a folder of this name: move it away'],
  ['EACCES', 'cannot be written to by this user: the local run keeps what it synthesizes there'],
  ['EPERM', 'cannot be written to by this user: the local run keeps what it synthesizes there'],
  ['EROFS', 'is on a disk that cannot be written to: the local run keeps what it synthesizes there'],
  ['ENOSPC', 'is on a disk that is full: the local run keeps what it synthesizes there'],
]);

async function showLife(directory: string): Promise<void> {
  const now = new Date();
  // A folder that is gone, or on a disk that is full, is no reason to end.
  await utimes(directory, now, now).catch(() => undefined);
}

function runCdk(
  appDirectory: string,
  options: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const executables = join(appDirectory, 'node_modules', '.bin');
  const child = spawn(join(executables, 'cdk'), options, {
    cwd: appDirectory,
    env: {
      ...process.env,
      // An app's own command in cdk.json may be looked up there.
      PATH: `${executables}${delimiter}${process.env.PATH ?? ''}`,
      // What the AWS SDK of 2027 will need is nothing that a local run has to do with.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: what ends it early ends the app's own process, too.
    detached: true,
  });
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end);
  return new Promise<void>((resolve, reject) => {
    const complaints: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new SynthesisError(describeFailure(Buffer.concat(complaints).toString(), code)));
    });
    if (signal?.aborted) end();
  }).finally(() => signal?.removeEventListener('abort', end));
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What the CDK writes around what the app says. */
const OF_THE_CDK = /^(?:Bundling asset .*|.*: Subprocess (?:exited with error|was killed with signal) .*)$/gm;

/** What the app said; the CDK's words, where the app said nothing. */
function describeFailure(complaints: string, code: number | null): string {
  const text = stripVTControlCharacters(complaints);
  const said = text
    .replace(OF_THE_CDK, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
  return said || text.trim() || `cdk synth ended with ${code ?? 'a signal'}, and said nothing.`;
}
