import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '@pipeline/local-account/user-error';

/** What a process and those that it has started take. */
export interface Usage {
  /** Resident memory, in bytes. A page that processes share counts in each. */
  readonly residentBytes: number;
  /** Processor time since their start, in milliseconds, that of ended ones included. */
  readonly processorMs: number;
}

/** Linux counts processor time in hundredths of a second, whatever the machine (USER_HZ, proc(5)). */
const TICK_MS = 10;

/** @throws UserError where there is no /proc */
export function requireProcfs(): void {
  try {
    readFileSync('/proc/self/stat');
  } catch {
    throw new UserError('Memory and processor time are read from /proc, which only Linux has.');
  }
}

/** @param pid of the first process @returns zero for one that has ended */
export function usageOf(pid: number): Usage {
  try {
    const own = readOwn(pid);
    return childrenOf(pid)
      .map(usageOf)
      .reduce(
        (sum, usage) => ({
          residentBytes: sum.residentBytes + usage.residentBytes,
          processorMs: sum.processorMs + usage.processorMs,
        }),
        own,
      );
  } catch (error) {
    // It has ended meanwhile.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return { residentBytes: 0, processorMs: 0 };
    }
    throw error;
  }
}

function readOwn(pid: number): Usage {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { residentBytes: Number(kilobytes) * 1024, processorMs: processorMsOf(pid) };
}

/** Of the process and of those of its children that have ended. */
function processorMsOf(pid: number | 'self'): number {
  const [utime, stime, cutime, cstime] = ticksOf(pid);
  return (utime + stime + cutime + cstime) * TICK_MS;
}

/** The processor time of this process's children that have ended, and of theirs, in milliseconds. */
export function endedChildrenMs(): number {
  const [, , cutime, cstime] = ticksOf('self');
  return (cutime + cstime) * TICK_MS;
}

/** Fields 14 to 17 of `/proc/<pid>/stat`; the second, the name, may have blanks in it. */
function ticksOf(pid: number | 'self'): [utime: number, stime: number, cutime: number, cstime: number] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15).map(Number);
  return [utime, stime, cutime, cstime];
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
