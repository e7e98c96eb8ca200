import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { z } from 'zod';

export const latencyFields = z.object({
  count: z.number().describe('of how many'),
  p50: z.number().describe('half took no longer, in milliseconds'),
  p90: z.number().describe('nine of ten'),
  p99: z.number().describe('99 of a hundred'),
  max: z.number().describe('the longest'),
});

/** In milliseconds. */
export type Latencies = Readonly<z.infer<typeof latencyFields>>;

const MICROSECONDS = 1000;

/** Collects latencies. Node.js's own histogram is an HDR one: three digits are exact, however many values and however long. */
export class LatencyHistogram {
  private readonly histogram: RecordableHistogram = createHistogram({ figures: 3 });

  record(milliseconds: number): void {
    this.histogram.record(Math.max(1, Math.round(milliseconds * MICROSECONDS)));
  }

  /** @returns undefined if nothing was recorded */
  latencies(): Latencies | undefined {
    const { count, max } = this.histogram;
    if (count === 0) return undefined;
    const at = (percentile: number) => milliseconds(this.histogram.percentile(percentile));
    return { count, p50: at(50), p90: at(90), p99: at(99), max: milliseconds(max) };
  }
}

function milliseconds(microseconds: number): number {
  return Math.round(microseconds / 100) / 10;
}
