import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What the folder of a process's cloud assembly is called at the beginning, below `.local-run/`. */
export function assemblyPrefix(pid: number): string {
  return `cloud-assembly-${pid}-`;
}

/**
 * Removes the assemblies of runs that were killed, and so could not do it themselves.
 *
 * @param parent the folder that they are in; what else is in it stays
 */
export async function removeAbandonedAssemblies(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^cloud-assembly-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process that may not be signalled is somebody else's, and alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
