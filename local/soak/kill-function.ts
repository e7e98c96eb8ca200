import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the command line of a function's process ends with. */
const RUNTIME = 'bootstrap[.]cjs';

/** `pgrep` ends with it when it finds nothing. */
const NOTHING_FOUND = 1;

/** How often it is looked for a process: one that was killed before is followed by another. */
const MOST_LOOKS = 500;

/**
 * Kills a process of a function that runs on behalf of this one, as `kill -9` does, whatever it is at.
 *
 * @param choice which one, if there are several: any whole number of 0 or more
 * @throws Error if none comes
 */
export async function killFunction(choice: number): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const pids = await functionProcesses();
    const pid = pids[choice % pids.length];
    if (pid !== undefined && kill(pid)) return;
  }
  throw new Error('There is no process of a function to kill.');
}

async function functionProcesses(): Promise<number[]> {
  try {
    const { stdout } = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-f', RUNTIME]);
    return stdout.split('\n').filter(Boolean).map(Number);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === NOTHING_FOUND) return [];
    throw error;
  }
}

/** @returns whether it was still there */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
