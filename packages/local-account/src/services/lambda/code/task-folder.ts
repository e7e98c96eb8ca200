import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ZippedFile } from './unzip';
import { couldNotUnzip } from './uploaded-code';

/**
 * A function's code lies in a folder of its own below the runtime's, and never where the project is: Node.js looks for modules in
 * all folders above, and would find what the project has and the function has not.
 */
const PREFIX = 'task-';

/** Copies an asset of the cloud assembly, links followed, as they are when it is packed for AWS. @returns the new folder */
export function copyAsset(runtimeDirectory: string, assetDirectory: string): Promise<string> {
  return makeTaskFolder(runtimeDirectory, (directory) =>
    cp(assetDirectory, directory, {
      recursive: true,
      dereference: true,
      mode: constants.COPYFILE_FICLONE,
    }),
  );
}

/**
 * Writes files by their relative paths.
 *
 * @returns the new folder
 * @throws AwsError InvalidParameterValueException for names that this machine's file system does not take
 */
export function writeFiles(
  runtimeDirectory: string,
  files: ReadonlyMap<string, ZippedFile>,
): Promise<string> {
  return makeTaskFolder(runtimeDirectory, async (directory) => {
    for (const [name, { content, isExecutable }] of files) {
      const path = join(directory, name);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content, { mode: isExecutable ? 0o755 : 0o644 });
      } catch (error) {
        throw REFUSED_NAME.has((error as NodeJS.ErrnoException).code ?? '') ? couldNotUnzip() : error;
      }
    }
  });
}

/** How a file system refuses a name that others would take: one that it takes for another one of the ZIP file's, for one. */
const REFUSED_NAME = new Set(['EEXIST', 'EILSEQ', 'EINVAL', 'EISDIR', 'ENAMETOOLONG', 'ENOTDIR']);

/** Removes a folder that was made here; any other stays. */
export async function removeTaskFolder(directory: string): Promise<void> {
  if (!basename(directory).startsWith(PREFIX)) return;
  await rm(directory, { recursive: true, force: true });
}

/** @throws whatever `fill` throws; then the folder is gone again */
async function makeTaskFolder(
  runtimeDirectory: string,
  fill: (directory: string) => Promise<void>,
): Promise<string> {
  const directory = await mkdtemp(join(runtimeDirectory, PREFIX));
  try {
    await fill(directory);
    return directory;
  } catch (error) {
    await removeTaskFolder(directory);
    throw error;
  }
}
