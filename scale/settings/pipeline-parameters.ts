import type { QuotaValues } from '../quotas/quotas';
import type { PipelineParameters } from '../simulation/simulated-pipeline';
import type { Backoff } from '../simulation/spread-wait';
import type { ServiceTimes } from './service-times';
import type { SimulatedSettings } from './simulated-settings';

/** What is simulated: copies of the stack side by side in one account and Region, each with its share of the transactions. */
export interface SimulatedDeployment {
  readonly settings: SimulatedSettings;
  readonly quotas: QuotaValues;
  readonly times: ServiceTimes;
  /** Copies of the stack, 1 or more. */
  readonly shards: number;
}

/** How a rule waits before it tries again. AWS says "exponential back off and jitter", and neither how long nor up to what: assumed. */
const RULE_BACKOFF: Backoff = { firstSeconds: 1, factor: 2, longestSeconds: 600, jitter: 'full' };

/** What the hops of all copies together may do. What a copy has, they have together as often as there are copies. */
export function parametersOf({ settings, quotas, times, shards }: SimulatedDeployment): PipelineParameters {
  const ofStack = (value: number) => value * shards;
  const mostBatches = Math.min(ofStack(quotas['pipe-batches']), quotas['pipes-account-batches']);
  return {
    api: {
      stage: { perSecond: ofStack(settings.throttleRateLimit), size: ofStack(settings.throttleBurstLimit) },
      account: { perSecond: quotas['api-rate'], size: quotas['api-burst'] },
    },
    queue: {
      visibilityTimeoutSeconds: settings.visibilityTimeoutSeconds,
      maxReceiveCount: settings.maxReceiveCount,
      mostInFlight: ofStack(quotas['queue-in-flight']),
    },
    pipe: {
      batchSize: settings.batchSize,
      batchSeconds: times.batchSeconds,
      firstBatches: Math.min(ofStack(quotas['pipe-first-batches']), mostBatches),
      growthPerMinute: ofStack(quotas['pipe-growth']),
      mostBatches,
      mostBatchesBy:
        ofStack(quotas['pipe-batches']) <= quotas['pipes-account-batches']
          ? 'pipe-batches'
          : 'pipes-account-batches',
      putEventsPerSecond: quotas['put-events'],
    },
    rule: {
      invocationsPerSecond: quotas['rule-invocations'],
      startsPerSecond: quotas['start-rate'],
      startBurst: quotas['start-burst'],
      maximumRetryAttempts: settings.maximumRetryAttempts,
      maximumEventAgeSeconds: settings.maximumEventAgeSeconds,
      backoff: RULE_BACKOFF,
    },
    workflow: {
      overheadSeconds: times.overheadSeconds,
      maxAttempts: settings.throttledRetries,
      backoff: settings.throttledBackoff,
    },
    function: {
      mostEnvironments: quotas['function-concurrency'],
      growthPerTenSeconds: ofStack(quotas['function-growth']),
      requestsPerEnvironment: quotas['function-requests'],
      durationSeconds: times.functionSeconds,
      initSeconds: times.initSeconds,
    },
  };
}
