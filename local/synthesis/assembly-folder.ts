import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@pipeline/local-account/user-error';
import { assemblyPrefix, removeAbandonedAssemblies, SIGN_OF_LIFE_EVERY_MS } from './abandoned-assemblies';

/** What the app is synthesized into. The folder goes when it is disposed of, and at the latest with the process. */
export interface AssemblyFolder extends AsyncDisposable {
  readonly directory: string;
}

/**
 * A new folder below `.local-run/`, once those are gone that killed runs have left there.
 *
 * @throws UserError where there can be no folder
 */
export async function makeAssemblyFolder(appDirectory: string): Promise<AssemblyFolder> {
  const directory = await makeFolder(appDirectory);
  const removeAtExit = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const signsOfLife = setInterval(() => void showLife(directory), SIGN_OF_LIFE_EVERY_MS).unref();
  return {
    directory,
    [Symbol.asyncDispose]: async () => {
      clearInterval(signsOfLife);
      await rm(directory, { recursive: true, force: true });
      process.removeListener('exit', removeAtExit);
    },
  };
}

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
