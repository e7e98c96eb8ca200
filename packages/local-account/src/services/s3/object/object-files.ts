import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../temporary-folder';

const FOLDER_PREFIX = 's3-objects-';

/** The bytes of objects, each in a file of a folder, which is there from the first one on. */
export class ObjectFiles implements AsyncDisposable {
  private made: Promise<string> | undefined;
  private folder: string | undefined;

  /** @param kept the folder that keeps them from run to run @default - one of the run's own, which goes with it */
  constructor(private readonly kept?: string) {
    this.folder = kept;
  }

  /** @returns the file's name */
  async write(bytes: Buffer): Promise<string> {
    this.made ??= this.makeFolder();
    const name = randomUUID();
    await writeFile(join(await this.made, name), bytes);
    return name;
  }

  /** Where a file is. */
  path(name: string): string {
    if (this.folder === undefined) throw new Error(`No file ${name} was written`);
    return join(this.folder, name);
  }

  /** @returns undefined for a file that has been removed meanwhile */
  async read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.path(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  remove(name: string): Promise<void> {
    return rm(this.path(name), { force: true });
  }

  /** Removes what an earlier run was ended in the middle of. @param used the names of the files that stay */
  async removeUnused(used: ReadonlySet<string>): Promise<void> {
    if (this.kept === undefined) return;
    this.made ??= this.makeFolder();
    const names = await readdir(await this.made);
    await Promise.all(names.filter((name) => !used.has(name)).map((name) => this.remove(name)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const folder = await this.made;
    this.made = undefined;
    if (folder !== undefined && this.kept === undefined) await rm(folder, { recursive: true, force: true });
  }

  private async makeFolder(): Promise<string> {
    if (this.kept !== undefined) {
      await mkdir(this.kept, { recursive: true });
      return this.kept;
    }
    await removeAbandonedFolders(FOLDER_PREFIX);
    this.folder = await makeTemporaryFolder(FOLDER_PREFIX);
    return this.folder;
  }
}
