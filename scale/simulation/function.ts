import { type Cohort, countOf, takeInProportion } from './cohort';
import { type StepContext, stepsOf, usesInSteps } from './step-context';
import { TokenBucket } from './token-bucket';

export interface FunctionParameters {
  /** How many environments there may be, of all copies of the stack together. */
  readonly mostEnvironments: number;
  readonly growthPerTenSeconds: number;
  /** How many invocations a second an environment takes, however short they are. */
  readonly requestsPerEnvironment: number;
  readonly durationSeconds: number;
  /** What the first invocation of an environment takes more. */
  readonly initSeconds: number;
}

/** Invocations that were taken, by the step in which they end. */
export interface Invocations {
  readonly ends: readonly { readonly step: number; readonly cohorts: readonly Cohort[] }[];
  readonly throttled: readonly Cohort[];
}

/**
 * The function: an invocation takes an environment that is free, or a new one while there may be more; otherwise it is throttled. An
 * environment takes ten a second at the most, so that one that is done sooner counts as busy for the rest of a tenth of a second.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
 */
export class SimulatedFunction {
  private readonly growth: TokenBucket;
  private readonly freed = new Map<number, number>();
  private existing = 0;
  private busy = 0;

  constructor(private readonly parameters: FunctionParameters) {
    const { growthPerTenSeconds } = parameters;
    this.growth = new TokenBucket({ size: growthPerTenSeconds, perSecond: growthPerTenSeconds / 10 });
  }

  /** How many environments there are. */
  get environments(): number {
    return this.existing;
  }

  advance(context: StepContext, invoked: readonly Cohort[]): Invocations {
    const { step, stepSeconds, limits } = context;
    const { requestsPerEnvironment, durationSeconds, initSeconds, mostEnvironments } = this.parameters;
    this.growth.refill(stepSeconds);
    this.busy -= this.freed.get(step) ?? 0;
    this.freed.delete(step);

    const held = Math.max(durationSeconds, 1 / requestsPerEnvironment);
    const { busySteps, perStep } = usesInSteps(held, context);
    const asked = countOf(invoked);
    const warm = Math.min(asked, (this.existing - this.busy) * perStep);
    const wanted = Math.ceil((asked - warm) / perStep);
    const added = Math.min(wanted, this.growth.available, mostEnvironments - this.existing);
    const cold = Math.min(asked - warm, added * perStep);
    this.growth.take(added);
    this.existing += added;
    const initSteps = stepsOf(initSeconds, context);
    this.occupy(step + busySteps, Math.ceil(warm / perStep));
    this.occupy(step + busySteps + initSteps, added);

    const { taken, left } = takeInProportion(invoked, warm + cold);
    limits.held(this.existing < mostEnvironments ? 'function-growth' : 'function-concurrency', countOf(left));
    const started = takeInProportion(taken, cold);
    const endsIn = Math.max(1, stepsOf(durationSeconds, context));
    return {
      ends: [
        { step: step + endsIn, cohorts: started.left },
        { step: step + endsIn + initSteps, cohorts: started.taken },
      ],
      throttled: left,
    };
  }

  private occupy(until: number, environments: number): void {
    this.busy += environments;
    this.freed.set(until, (this.freed.get(until) ?? 0) + environments);
  }
}
