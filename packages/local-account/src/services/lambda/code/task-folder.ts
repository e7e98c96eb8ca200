import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ZippedFile } from './unzip';
import { couldNotUnzip } from './uploaded-code';

/**
 * What a function runs from lies in folders of its own below the runtime's, and never where the project is: Node.js looks for modules
 * in all folders above, and would find what the project has and the function has not.
 */
const PREFIX = 'task-';

/**
 * Makes a folder.
 *
 * @param parent is made as well, if there is none
 * @returns what `fill` returns, too
 * @throws whatever `fill` throws; then the folder is gone again
 */
export async function makeTaskFolder<Content>(
  parent: string,
  fill: (directory: string) => Promise<Content>,
): Promise<{ readonly directory: string; readonly content: Content }> {
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, PREFIX));
  try {
    return { directory, content: await fill(directory) };
  } catch (error) {
    await removeTaskFolder(directory);
    throw error;
  }
}

/** Removes a folder that was made here; any other stays. */
export async function removeTaskFolder(directory: string): Promise<void> {
  if (!basename(directory).startsWith(PREFIX)) return;
  await rm(directory, { recursive: true, force: true });
}

/** Copies all that a folder holds over what is there, links followed, as they are when it is packed for AWS. */
export function copyFolder(source: string, directory: string): Promise<void> {
  return cp(source, directory, {
    recursive: true,
    dereference: true,
    mode: constants.COPYFILE_FICLONE,
  });
}

/**
 * Writes files by their relative paths over what is there.
 *
 * @throws AwsError InvalidParameterValueException for names that this machine's file system does not take
 */
export async function writeFiles(
  directory: string,
  files: ReadonlyMap<string, Pick<ZippedFile, 'content'> & Partial<ZippedFile>>,
): Promise<void> {
  for (const [name, { content, isExecutable }] of files) {
    const path = join(directory, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, { mode: isExecutable ? 0o755 : 0o644 });
    } catch (error) {
      throw REFUSED_NAME.has((error as NodeJS.ErrnoException).code ?? '') ? couldNotUnzip() : error;
    }
  }
}

/** How a file system refuses a name that others would take: one that it takes for another one of the ZIP file's, for one. */
const REFUSED_NAME = new Set(['EEXIST', 'EILSEQ', 'EINVAL', 'EISDIR', 'ENAMETOOLONG', 'ENOTDIR']);
