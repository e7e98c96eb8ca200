import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from '@pipeline/local-account/is-process-alive';

/** What the folder of a process's cloud assembly is called at the beginning, below `.local-run/`. */
export function assemblyPrefix(pid: number): string {
  return `cloud-assembly-${placeOfProcesses()}-${pid}-`;
}

/** How often a run shows that it lives to those that cannot see its process; a laptop may sleep over many of them. */
export const SIGN_OF_LIFE_EVERY_MS = 3_600_000;
const ABANDONED_AFTER_MS = 48 * SIGN_OF_LIFE_EVERY_MS;

/**
 * Removes the assemblies of runs that were killed, and so could not do it themselves. One of another machine, or of another container, is
 * taken to be abandoned when it has shown no sign of life for two days. One that cannot be removed, as another user's, stays.
 *
 * @param parent the folder that they are in; what else is in it stays
 * @param now in milliseconds since the epoch
 */
export async function removeAbandonedAssemblies(parent: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    try {
      if (await isAbandoned(name, path, now)) await rm(path, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone meanwhile: it does not keep this run from starting.
    }
  }
}

async function isAbandoned(name: string, path: string, now: number): Promise<boolean> {
  if (!name.startsWith('cloud-assembly-')) return false;
  const [, place, pid] = /^cloud-assembly-([0-9a-f]{8})-(\d+)-/.exec(name) ?? [];
  if (place === placeOfProcesses()) return !isProcessAlive(Number(pid));
  return now - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS;
}

/** Where a process id means the same process: this machine, since it was started, and on Linux this PID namespace. */
function placeOfProcesses(): string {
  const parts = [hostname(), readOrNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))];
  parts.push(readOrNothing(() => readlinkSync('/proc/self/ns/pid')));
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
}

function readOrNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return ''; // No Linux.
  }
}
