import { NotStarted } from './not-started';

/** Loading some six hundred modules of TypeScript takes a handle each; a process of a function eight, a connection of a client one. */
const LEAST_OPEN_FILES = 1_024;

/** What this process may use. */
export interface MachineLimits {
  /** @default - there is no limit */
  readonly openFiles?: number;
}

export function machineLimits(): MachineLimits {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft: number | 'unlimited' } };
  };
  const openFiles = userLimits?.open_files?.soft;
  return typeof openFiles === 'number' ? { openFiles } : {};
}

/** @throws NotStarted where the run would end in the middle of a transaction for want of them */
export function checkMachineLimits({ openFiles = Infinity }: MachineLimits): void {
  if (openFiles < LEAST_OPEN_FILES) {
    throw new NotStarted(
      `This shell allows ${openFiles} open files, and the run takes ${LEAST_OPEN_FILES} or more. Type: ulimit -n 4096`,
    );
  }
}
