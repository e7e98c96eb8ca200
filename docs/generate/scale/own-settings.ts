import { pipeBatchSize } from '../../../lib/flow/transaction-sizes';
import { quotaValues } from '../../../scale/quotas/quotas';
import type { SimulatedSettings } from '../../../scale/settings/simulated-settings';
import { longestWait } from '../../../scale/simulation/spread-wait';
import { code, list } from '../local-run/markdown';
import { figure, time } from './figures';

/** Which settings of the stack bind, and what changing them does. */
export function ownSettings(settings: SimulatedSettings): string {
  const { throttleRateLimit, throttleBurstLimit, visibilityTimeoutSeconds, maxReceiveCount } = settings;
  const fullBatch = largestForFullBatch();
  return list([
    `${code('throttleRateLimit')} (${figure(throttleRateLimit)}) and ${code('throttleBurstLimit')} (${figure(throttleBurstLimit)}) refuse with 429 what the rest would take. Raise them to what you expect and not more: they are also what a flood can cost ([cost.md](cost.md)). ${code('throttleRateLimit')} can be 10,000 at the most, ${code('throttleBurstLimit')} 5,000, as AWS's own defaults for an account.`,
    `${code('maxTransactionBytes')} decides how many messages the pipe takes at once: ${figure(settings.batchSize)} by default, 10 from ${figure(fullBatch)} bytes down (\`lib/flow/transaction-sizes.ts\`). At 10, pipe and PutEvents let through ${(10 / settings.batchSize).toFixed(1)} times as much. It binds nothing below ${figure(quotaValues()['put-events'] * settings.batchSize)} a second.`,
    `**Retries of the workflow.** A throttled invocation is tried again ${figure(settings.throttledRetries)} times, within ${time(waitsOf(settings))} at the most and half of that on the average; then the transaction is in _unprocessed_. An execution has five minutes, so there is no more patience to be had here. Where the function is the narrowest hop for longer than a minute, ask for more of Lambda's concurrency before anything else, or lower ${code('throttleRateLimit')} to what the function takes: what is refused with 429 its client still has.`,
    `**Retries of the rule** (${figure(settings.maximumRetryAttempts)} times within ${time(settings.maximumEventAgeSeconds)}): what StartExecution refuses waits, and is late, not lost. A backlog of more than a day's worth is in _unprocessed_ then.`,
    `**Receives of the queue** (${figure(maxReceiveCount)}, ${time(visibilityTimeoutSeconds)} apart): what PutEvents refuses for ${time(maxReceiveCount * visibilityTimeoutSeconds)} is in _undelivered_. What merely waits in the queue is not received, and has 14 days.`,
  ]);
}

/** The largest `maxTransactionBytes` with which a batch is as large as a bus takes it. */
function largestForFullBatch(): number {
  let bytes = 1_024;
  while (pipeBatchSize(bytes + 1) === 10) bytes += 1;
  return bytes;
}

/** All waits of the workflow before an invocation is given up, at the most. */
export function waitsOf({ throttledRetries, throttledBackoff }: SimulatedSettings): number {
  return Array.from({ length: throttledRetries }, (_, index) =>
    longestWait(throttledBackoff, index + 1),
  ).reduce((sum, seconds) => sum + seconds, 0);
}
