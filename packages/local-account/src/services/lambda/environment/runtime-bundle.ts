import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../temporary-folder';
import { linkSdk } from './link-sdk';

/** Where the runtimes are, each as a file that is run as it is. */
export interface RuntimeFile {
  readonly directory: string;
  /** For Node.js. */
  readonly path: string;
  /** For Python. */
  readonly pythonPath: string;
}

const RUNTIME_SOURCES = join(__dirname, '..', 'runtime');

const DIRECTORY_PREFIX = 'lambda-runtime-';

let bundled: string | undefined;

/**
 * The folder of the runtimes, with that of Node.js in one file, so that a function's process starts without the time that transpiling
 * takes, and with the AWS SDK. The code of functions lies below it.
 */
export class RuntimeBundle implements AsyncDisposable {
  private file: Promise<RuntimeFile> | undefined;

  /** Writes it into a directory of its own, the first time. */
  write(): Promise<RuntimeFile> {
    return (this.file ??= writeRuntime());
  }

  /** Removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    const file = await this.file;
    this.file = undefined;
    if (file) await rm(file.directory, { recursive: true, force: true });
  }
}

async function writeRuntime(): Promise<RuntimeFile> {
  // The synchronous build leaves no process of esbuild behind.
  bundled ??= buildSync({
    entryPoints: [join(RUNTIME_SOURCES, 'bootstrap.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  }).outputFiles[0]?.text;
  await removeAbandonedFolders(DIRECTORY_PREFIX);
  const directory = await makeTemporaryFolder(DIRECTORY_PREFIX);
  const path = join(directory, 'bootstrap.cjs');
  await writeFile(path, bundled ?? '');
  const pythonPath = join(directory, 'bootstrap.py');
  await copyFile(join(RUNTIME_SOURCES, 'bootstrap.py'), pythonPath);
  await linkSdk(directory);
  return { directory, path, pythonPath };
}
