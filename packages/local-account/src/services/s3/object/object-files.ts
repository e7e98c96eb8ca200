import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../temporary-folder';

const FOLDER_PREFIX = 's3-objects-';

/** The bytes of objects, in a folder of the run's own, which is there from the first object on. */
export class ObjectFiles implements AsyncDisposable {
  private folder: Promise<string> | undefined;

  /** @returns the path of the file */
  async write(bytes: Buffer): Promise<string> {
    this.folder ??= makeFolder();
    const path = join(await this.folder, randomUUID());
    await writeFile(path, bytes);
    return path;
  }

  /** @returns undefined for a file that has been removed meanwhile */
  async read(path: string): Promise<Buffer | undefined> {
    try {
      return await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const folder = await this.folder;
    this.folder = undefined;
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function makeFolder(): Promise<string> {
  await removeAbandonedFolders(FOLDER_PREFIX);
  return makeTemporaryFolder(FOLDER_PREFIX);
}
