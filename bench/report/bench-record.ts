import type { Measured } from '../sides/side';
import { median, percentile } from './median';

/** The last line of `--json`: medians, but for the most memory. What was not measured is null. */
export interface BenchRecord {
  readonly echoPerSecond: number | null;
  readonly acceptPerSecond: number | null;
  readonly endToEndPerSecond: number | null;
  /** `endToEndPerSecond` over `echoPerSecond`. */
  readonly ratio: number | null;
  readonly idleP50Ms: number | null;
  readonly idleP99Ms: number | null;
  readonly readyMs: number | null;
  /** By the wall clock. */
  readonly synthMs: number | null;
  /** Processor time, as `emptyInitMs`: what else goes on shows least in it. */
  readonly functionInitMs: number | null;
  readonly emptyInitMs: number | null;
  readonly bundleBytes: number | null;
  /** The most resident memory of the run and its functions. */
  readonly rssMb: number | null;
}

export function benchRecord(measured: Measured): BenchRecord {
  const middle = (name: keyof Measured) => round(median(measured[name] ?? []));
  const echoPerSecond = middle('echoPerSecond');
  const endToEndPerSecond = middle('endToEndPerSecond');
  return {
    echoPerSecond,
    acceptPerSecond: middle('acceptPerSecond'),
    endToEndPerSecond,
    ratio: echoPerSecond && endToEndPerSecond && round(endToEndPerSecond / echoPerSecond, 4),
    idleP50Ms: middle('idleMs'),
    idleP99Ms: round(percentile(measured.idleMs ?? [], 0.99)),
    readyMs: middle('readyMs'),
    synthMs: middle('synthMs'),
    functionInitMs: middle('functionInitProcessorMs'),
    emptyInitMs: middle('emptyInitProcessorMs'),
    bundleBytes: middle('bundleBytes'),
    rssMb: round(percentile(measured.rssMb ?? [], 1)),
  };
}

function round(value: number | undefined, digits = 2): number | null {
  return value === undefined ? null : Number(value.toFixed(digits));
}
