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

/** As long as Lambda's quota of ten requests a second makes an environment's turn; buckets with less than a second's worth need it, too. */
const STEP_SECONDS = 0.1;

/** Runs transactions through the pipeline until nothing is under way, or for as long as they are followed. */
export function simulate(options: SimulateOptions): SimulationResult {
  const spans = simulateSpans(options);
  for (;;) {
    const { done, value } = spans.next();
    if (done) return value;
  }
}

/** The same, span by span, for whoever has something else to do in between. @returns what came of it */
export function* simulateSpans({
  arrivals,
  parameters,
  seed,
  followSeconds,
}: SimulateOptions): Generator<SimulatedSpan, SimulationResult, undefined> {
  const pipeline = new SimulatedPipeline(parameters, { stepSeconds: STEP_SECONDS, seed });
  const arrive = arrivalsOf(arrivals, STEP_SECONDS);
  const arrivalSteps = Math.round(arrivals.durationSeconds / STEP_SECONDS);
  const mostSteps = arrivalSteps + Math.round(followSeconds / STEP_SECONDS);
  const spanSteps = spanStepsOf(mostSteps);
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
      const steps = ((step - 1) % spanSteps) + 1;
      const span = spanOf(pipeline, { ages: spanAges, step, steps });
      spans.push(span);
      yield span;
      spanAges = new Ages();
    }
  }
  return {
    spans,
    standing: pipeline.standing,
    throttles: pipeline.workflow.throttles,
    ...(isDone && { endedAfterSeconds: round(step * STEP_SECONDS) }),
    ...percentiles(ages),
    limits: pipeline.limits.entries.map((entry) => ({
      ...entry,
      seconds: round(entry.steps * STEP_SECONDS),
    })),
  };
}

/** A second, or as many steps as make not too many spans. */
function spanStepsOf(mostSteps: number): number {
  return Math.max(Math.round(1 / STEP_SECONDS), Math.ceil(mostSteps / MOST_SPANS));
}

function spanOf(
  pipeline: SimulatedPipeline,
  { ages, step, steps }: { readonly ages: Ages; readonly step: number; readonly steps: number },
): SimulatedSpan {
  return {
    seconds: round(step * STEP_SECONDS),
    ...pipeline.standing,
    batches: pipeline.pipe.concurrency,
    environments: pipeline.function.environments,
    throttles: pipeline.workflow.throttles,
    processedPerSecond: round(ages.count / (steps * STEP_SECONDS)),
    ...percentiles(ages),
  };
}

function percentiles(ages: Ages) {
  const at = (percent: number) => {
    const steps = ages.percentile(percent);
    return steps === undefined ? undefined : round(steps * STEP_SECONDS);
  };
  return { p50Seconds: at(50), p99Seconds: at(99) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
