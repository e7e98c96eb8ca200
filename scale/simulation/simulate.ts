import { Ages } from './ages';
import { type Arrivals, arrivalsOf } from './arrivals';
import type { LimitRecord } from './limit-ledger';
import { type PipelineParameters, SimulatedPipeline, type Standing, underWayOf } from './simulated-pipeline';

export interface SimulateOptions {
  readonly arrivals: Arrivals;
  readonly parameters: PipelineParameters;
  readonly seed: number;
  /** How long what is under way is followed after the last arrival. */
  readonly followSeconds: number;
  /** @default - by how long it is */
  readonly stepSeconds?: number;
}

/** One span of time, and how things stand at its end. */
export interface SimulatedSpan extends Standing {
  /** From the start to its end. */
  readonly seconds: number;
  /** Batches of the pipe at once. */
  readonly batches: number;
  /** Environments of the function. */
  readonly environments: number;
  /** Throttled invocations so far. */
  readonly throttles: number;
  readonly processedPerSecond: number;
  /** Of what was processed within it, in seconds; undefined if nothing was. */
  readonly p50Seconds?: number;
  readonly p99Seconds?: number;
}

export interface SimulationResult {
  readonly stepSeconds: number;
  readonly spans: readonly SimulatedSpan[];
  /** At the end. */
  readonly standing: Standing;
  /** Throttled invocations. */
  readonly throttles: number;
  /** How long it took from the start until nothing was under way; undefined if something still is. */
  readonly endedAfterSeconds?: number;
  readonly p50Seconds?: number;
  readonly p99Seconds?: number;
  /** What bound, the longest first. */
  readonly limits: readonly (LimitRecord & { readonly seconds: number })[];
}

/** So many points a time series has, at the most. */
const MOST_SPANS = 200;

/**
 * How long a step is. A tenth of a second is as fine as Lambda's quota of ten requests a second and environment; a day in such steps would
 * take long.
 */
function stepSecondsFor(seconds: number): number {
  return seconds <= 7_200 ? 0.1 : 1;
}

/** Runs transactions through the pipeline until nothing is under way, or for as long as they are followed. */
export function simulate({
  arrivals,
  parameters,
  seed,
  followSeconds,
  ...given
}: SimulateOptions): SimulationResult {
  const { durationSeconds } = arrivals;
  const { stepSeconds = stepSecondsFor(durationSeconds + followSeconds) } = given;
  const pipeline = new SimulatedPipeline(parameters, { stepSeconds, seed });
  const arrive = arrivalsOf(arrivals, stepSeconds);
  const arrivalSteps = Math.round(durationSeconds / stepSeconds);
  const mostSteps = arrivalSteps + Math.round(followSeconds / stepSeconds);
  const spanSteps = Math.max(Math.round(1 / stepSeconds), Math.ceil(mostSteps / MOST_SPANS));
  const ages = new Ages();
  const spans: SimulatedSpan[] = [];
  let spanAges = new Ages();
  let step = 0;
  let isDone = false;
  while (step < mostSteps && !isDone) {
    for (const { ageSteps, count } of pipeline.advance(arrive(step))) {
      ages.record(ageSteps, count);
      spanAges.record(ageSteps, count);
    }
    step += 1;
    isDone = step >= arrivalSteps && underWayOf(pipeline.standing) === 0;
    if (step % spanSteps === 0 || isDone || step === mostSteps) {
      const lengthSeconds = (((step - 1) % spanSteps) + 1) * stepSeconds;
      spans.push(
        spanOf(pipeline, { ages: spanAges, seconds: step * stepSeconds, lengthSeconds, stepSeconds }),
      );
      spanAges = new Ages();
    }
  }
  return {
    stepSeconds,
    spans,
    standing: pipeline.standing,
    throttles: pipeline.workflow.throttles,
    ...(isDone && { endedAfterSeconds: round(step * stepSeconds) }),
    ...percentiles(ages, stepSeconds),
    limits: pipeline.limits.entries.map((entry) => ({ ...entry, seconds: round(entry.steps * stepSeconds) })),
  };
}

function spanOf(
  pipeline: SimulatedPipeline,
  {
    ages,
    seconds,
    lengthSeconds,
    stepSeconds,
  }: {
    readonly ages: Ages;
    readonly seconds: number;
    readonly lengthSeconds: number;
    readonly stepSeconds: number;
  },
): SimulatedSpan {
  return {
    seconds: round(seconds),
    ...pipeline.standing,
    batches: pipeline.pipe.concurrency,
    environments: pipeline.function.environments,
    throttles: pipeline.workflow.throttles,
    processedPerSecond: round(ages.count / lengthSeconds),
    ...percentiles(ages, stepSeconds),
  };
}

function percentiles(ages: Ages, stepSeconds: number) {
  const at = (percent: number) => {
    const steps = ages.percentile(percent);
    return steps === undefined ? undefined : round(steps * stepSeconds);
  };
  return { p50Seconds: at(50), p99Seconds: at(99) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
