import { UserError } from '@pipeline/local-account';
import { type QuotaValues, quotaValues } from '../quotas/quotas';
import { hopCapacities, type HopCapacity } from '../settings/hop-capacities';
import { parametersOf } from '../settings/pipeline-parameters';
import { planCells, type ScalePlan } from '../settings/plan-cells';
import { ASSUMED_TIMES } from '../settings/service-times';
import type { SimulatedSettings } from '../settings/simulated-settings';
import { simulate, type SimulateOptions, type SimulationResult } from '../simulation/simulate';
import type { ScaleOptions } from './scale-command';

/** What is to be simulated, and what is known before: what each hop passes on, and how the rate can be taken on. */
export interface PreparedSimulation {
  /** Cells and shards that were simulated, one of the cells in place of all. */
  readonly cells: number;
  readonly shards: number;
  /** Of a cell, a second. */
  readonly rate: number;
  readonly hops: readonly HopCapacity[];
  readonly plan: ScalePlan;
  readonly options: SimulateOptions;
}

/** And what happened in it. */
export interface ScaleReport extends PreparedSimulation {
  readonly result: SimulationResult;
}

const TEN_MINUTES_SECONDS = 600;
const DAY_SECONDS = 86_400;

/** What of the command line a simulation needs. */
export type SimulationRequest = Pick<ScaleOptions, 'rate'> &
  Partial<Omit<ScaleOptions, 'rate' | 'json' | 'context' | 'stack'>>;

/**
 * Simulates one cell.
 *
 * @throws UserError as `prepareSimulation`
 */
export function runSimulation(settings: SimulatedSettings, request: SimulationRequest): ScaleReport {
  const prepared = prepareSimulation(settings, request);
  return { ...prepared, result: simulate(prepared.options) };
}

/** @throws UserError for a function that would not end in its time */
export function prepareSimulation(
  settings: SimulatedSettings,
  {
    rate,
    burst = 0,
    arrivals: pattern = 'constant',
    duration,
    follow = TEN_MINUTES_SECONDS * 1_000,
    cellRate = 10_000,
    planned = false,
    quota,
    functionTime = ASSUMED_TIMES.functionSeconds * 1_000,
    batchTime = ASSUMED_TIMES.batchSeconds * 1_000,
    seed = 1,
    ...copies
  }: SimulationRequest,
): PreparedSimulation {
  requireInTime(settings, functionTime);
  const times = { ...ASSUMED_TIMES, functionSeconds: functionTime / 1_000, batchSeconds: batchTime / 1_000 };
  const given = { settings, quotas: quotaValues(quota), times };
  const plan = planCells(rate, cellRate, given);
  const { cells, shards, deployment } = planned
    ? { ...plan, deployment: { ...given, ...asPlanned(plan, given) } }
    : { cells: copies.cells ?? 1, shards: copies.shards ?? 1, deployment: given };
  const defaultSeconds = pattern === 'daily' ? DAY_SECONDS : TEN_MINUTES_SECONDS;
  const options = {
    arrivals: {
      pattern,
      rate: rate / cells,
      burst: Math.round(burst / cells),
      durationSeconds: duration === undefined ? defaultSeconds : duration / 1_000,
    },
    parameters: parametersOf({ ...deployment, shards }),
    followSeconds: follow / 1_000,
    seed,
  };
  return { cells, shards, rate: rate / cells, hops: hopCapacities(deployment), plan, options };
}

/** With the quotas that AWS was asked for, and the throttle that goes with them. */
function asPlanned(
  { requests, throttleRateLimit, throttleBurstLimit }: ScalePlan,
  { settings, quotas }: { readonly settings: SimulatedSettings; readonly quotas: QuotaValues },
) {
  const raised = Object.fromEntries(requests.map(({ quota, ask }) => [quota.id, ask]));
  return {
    settings: { ...settings, throttleRateLimit, throttleBurstLimit },
    quotas: { ...quotas, ...raised },
  };
}

function requireInTime({ functionTimeoutSeconds }: SimulatedSettings, functionTimeMs: number): void {
  if (functionTimeMs <= functionTimeoutSeconds * 1_000) return;
  throw new UserError(
    `--function-time ${functionTimeMs} is longer than the function's timeout of ${functionTimeoutSeconds} s: no invocation would end. Give ${functionTimeoutSeconds * 1_000} or less.`,
  );
}
