import { getHeapStatistics } from 'node:v8';
import { NotStarted } from './not-started';

/** Loading some six hundred modules of TypeScript takes a handle each; a process of a function eight, a connection of a client one. */
const LEAST_OPEN_FILES = 1_024;

/** `--max-old-space-size=256` gives 304 MiB, and 192 gives 240. */
const LEAST_HEAP_MIB = 256;

/** What this process may use. */
export interface MachineLimits {
  /** @default - there is no limit */
  readonly openFiles?: number;
  readonly heapMib: number;
}

export function machineLimits(): MachineLimits {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft: number | 'unlimited' } };
  };
  const openFiles = userLimits?.open_files?.soft;
  return {
    ...(typeof openFiles === 'number' && { openFiles }),
    heapMib: Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20),
  };
}

/** @throws NotStarted where the run would end in the middle of a transaction for want of either */
export function checkMachineLimits({ openFiles = Infinity, heapMib }: MachineLimits): void {
  if (openFiles < LEAST_OPEN_FILES) {
    throw new NotStarted(
      `This shell allows ${openFiles} open files, and the run takes ${LEAST_OPEN_FILES} or more. Type: ulimit -n 4096`,
    );
  }
  if (heapMib < LEAST_HEAP_MIB) {
    throw new NotStarted(
      `Node.js may use ${heapMib} MiB of memory here, and the run takes ${LEAST_HEAP_MIB} or more. ` +
        'Type: NODE_OPTIONS=--max-old-space-size=1024 npm start',
    );
  }
}
