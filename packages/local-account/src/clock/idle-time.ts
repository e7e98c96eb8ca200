import { performance } from 'node:perf_hooks';

/** For how long this thread has had nothing to do since it began, in milliseconds: it waited for events. */
export function idleMsOfThread(): number {
  return performance.eventLoopUtilization().idle;
}
