import type { SimulatedSettings } from '../../scale/settings/simulated-settings';

/** The stack as it is delivered: simulated-settings.test.ts compares it with the synthesized template. */
export const DELIVERED: SimulatedSettings = {
  throttleRateLimit: 500,
  throttleBurstLimit: 1_000,
  visibilityTimeoutSeconds: 60,
  maxReceiveCount: 60,
  batchSize: 3,
  maximumRetryAttempts: 185,
  maximumEventAgeSeconds: 86_400,
  throttledRetries: 5,
  throttledBackoff: { firstSeconds: 3, factor: 2, longestSeconds: 32, jitter: 'full' },
  functionTimeoutSeconds: 10,
};
