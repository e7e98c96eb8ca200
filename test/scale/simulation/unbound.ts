import type { PipelineParameters } from '../../../scale/simulation/simulated-pipeline';

const PLENTY = 1_000_000;

type Changes = { readonly [Hop in keyof PipelineParameters]?: Partial<PipelineParameters[Hop]> };

/** Hops that hold up nothing, but for what is changed. A step of a tenth of a second is enough for each. */
export function unbound(changes: Changes = {}): PipelineParameters {
  const bucket = { perSecond: PLENTY, size: PLENTY };
  return {
    api: { stage: bucket, account: bucket, ...changes.api },
    queue: { visibilityTimeoutSeconds: 60, maxReceiveCount: 60, mostInFlight: PLENTY, ...changes.queue },
    pipe: {
      batchSize: 1,
      batchSeconds: 0.1,
      firstBatches: PLENTY,
      growthPerMinute: 0,
      mostBatches: PLENTY,
      mostBatchesBy: 'pipe-batches',
      putEventsPerSecond: PLENTY,
      ...changes.pipe,
    },
    rule: {
      invocationsPerSecond: PLENTY,
      startsPerSecond: PLENTY,
      startBurst: PLENTY,
      maximumRetryAttempts: 185,
      maximumEventAgeSeconds: 86_400,
      backoff: { firstSeconds: 1, factor: 2, longestSeconds: 600, jitter: 'none' },
      ...changes.rule,
    },
    workflow: {
      overheadSeconds: 0,
      maxAttempts: 5,
      backoff: { firstSeconds: 3, factor: 2, longestSeconds: 32, jitter: 'none' },
      ...changes.workflow,
    },
    function: {
      mostEnvironments: PLENTY,
      growthPerTenSeconds: PLENTY,
      requestsPerEnvironment: 10,
      durationSeconds: 0.1,
      initSeconds: 0,
      ...changes.function,
    },
  };
}
