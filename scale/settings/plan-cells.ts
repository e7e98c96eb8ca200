import { type Quota, quotaOf, QUOTAS, type QuotaValues } from '../quotas/quotas';
import { hopCapacities, type HopCapacity } from './hop-capacities';
import type { SimulatedDeployment } from './pipeline-parameters';

/** A quota to ask AWS for. */
export interface QuotaRequest {
  readonly quota: Quota;
  readonly ask: number;
}

/** How a rate is taken on. */
export interface ScalePlan {
  /** Transactions a second, all together. */
  readonly rate: number;
  /** An account in a Region each. */
  readonly cells: number;
  readonly cellRate: number;
  /** Copies of the stack in each. */
  readonly shards: number;
  /** Of each copy. */
  readonly throttleRateLimit: number;
  readonly throttleBurstLimit: number;
  /** What to ask AWS for, in each cell. */
  readonly requests: readonly QuotaRequest[];
}

/** So much of a quota is used, at the most: what is left is for retries, for a replay, and for whatever else is in the account. */
export const USED_SHARE = 0.8;

/** What `throttleRateLimit` and `throttleBurstLimit` can be at the most, in `lib/configuration-schema.ts`. */
export const MOST_THROTTLE = { rate: 10_000, burst: 5_000 };

/**
 * Plans a rate.
 *
 * @param cellRate the most that one account in one Region is to take
 */
export function planCells(
  rate: number,
  cellRate: number,
  { settings, quotas, times }: Omit<SimulatedDeployment, 'shards'>,
): ScalePlan {
  const cells = Math.ceil(rate / cellRate);
  const ofCell = rate / cells;
  const roomFor = ofCell / USED_SHARE;
  const capacities = hopCapacities({
    settings: { ...settings, throttleRateLimit: MOST_THROTTLE.rate },
    quotas,
    times,
  });
  const ofStack = capacities.filter(({ scope }) => scope === 'stack');
  const shards = Math.max(...ofStack.map(({ perSecond }) => Math.ceil(roomFor / perSecond)));
  const ofAccount = capacities.filter(({ scope }) => scope === 'account');
  const isStartRaised = ofAccount.some(
    ({ limit, perSecond }) => limit === 'start-rate' && perSecond < roomFor,
  );
  // What the rule cannot start it tries again for a day; what has started waits for the function for little more than a minute. So the
  // function takes more than is started.
  const neededOf = ({ limit }: HopCapacity) =>
    limit === 'function-concurrency' && isStartRaised ? roomFor / USED_SHARE : roomFor;
  const requests = ofAccount
    .filter((capacity) => capacity.perSecond < neededOf(capacity))
    .flatMap((capacity) => requestsFor(capacity.limit, neededOf(capacity) / capacity.perSecond, quotas));
  const throttleRateLimit = Math.max(settings.throttleRateLimit, Math.ceil(roomFor / shards));
  return {
    rate,
    cells,
    cellRate: ofCell,
    shards,
    throttleRateLimit,
    throttleBurstLimit: Math.max(
      settings.throttleBurstLimit,
      Math.min(MOST_THROTTLE.burst, throttleRateLimit),
    ),
    requests,
  };
}

/** The bucket of StartExecution is as large as its rate: AWS has two quotas for it. */
function requestsFor(limit: string, times: number, quotas: QuotaValues): QuotaRequest[] {
  const ids = limit === 'start-rate' ? ['start-rate', 'start-burst'] : [limit];
  return QUOTAS.quotas
    .filter(({ id }) => ids.includes(id))
    .map(({ id }) => ({
      quota: quotaOf(id),
      ask: Math.ceil(quotas[id as keyof QuotaValues] * times),
    }));
}
