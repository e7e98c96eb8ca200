import { readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from './is-process-alive';

/**
 * Makes a folder among the machine's temporary files, whose name says whose it is.
 *
 * @param prefix what it is for, such as `lambda-code-`
 * @returns its path
 */
export function makeTemporaryFolder(prefix: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}${pidNamespace()}-${process.pid}-`));
}

/**
 * Removes the folders of processes that were killed, and so could not do it themselves. Those of another user, and of processes that
 * cannot be seen from here, in another container, say, stay.
 *
 * @param prefix as for `makeTemporaryFolder`
 */
export async function removeAbandonedFolders(prefix: string): Promise<void> {
  const ours = `${prefix}${pidNamespace()}-`;
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(ours) ? /^(\d+)-/.exec(name.slice(ours.length))?.[1] : undefined;
    if (pid === undefined || isProcessAlive(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(passOverForeign);
  }
}

/** Process ids are those of a namespace on Linux: a container has its own. */
function pidNamespace(): string {
  if (process.platform !== 'linux') return process.platform;
  return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
}

function passOverForeign(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
}
