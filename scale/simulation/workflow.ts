import { Calendar } from './calendar';
import { type Cohort, countOf } from './cohort';
import type { SimulatedFunction } from './function';
import { type Backoff, longestWait, spreadWait } from './spread-wait';
import { type StepContext, stepsOf } from './step-context';

export interface WorkflowParameters {
  /** From its start to the invocation, and from its end to the execution's. */
  readonly overheadSeconds: number;
  /** How often a throttled invocation is tried again. */
  readonly maxAttempts: number;
  readonly backoff: Backoff;
}

/** Executions: each invokes the function, tries again while it is throttled, and puts into *unprocessed* what it could not hand over. */
export class SimulatedWorkflow {
  private readonly invoking = new Calendar();
  private readonly invoked = new Calendar();
  /** How many are in *unprocessed* since the function was throttled too often. */
  unprocessed = 0;
  /** Invocations that were throttled so far. */
  throttles = 0;

  constructor(
    private readonly parameters: WorkflowParameters,
    private readonly logger: SimulatedFunction,
  ) {}

  /** Executions that are under way. */
  get running(): number {
    return this.invoking.count + this.invoked.count;
  }

  /** @returns what is processed now */
  advance(context: StepContext, started: readonly Cohort[]): readonly Cohort[] {
    const { step } = context;
    const overheadSteps = stepsOf(this.parameters.overheadSeconds, context);
    // Within the step in which it starts, as long as that takes less than half of one.
    for (const cohort of started) this.invoking.note(step + overheadSteps, { ...cohort, failures: 0 });
    const { ends, throttled } = this.logger.advance(context, this.invoking.take(step));
    for (const end of ends) for (const cohort of end.cohorts) this.invoked.note(end.step, cohort);
    this.throttles += countOf(throttled);
    for (const cohort of throttled) this.tryLater(context, cohort);
    return this.invoked.take(step);
  }

  private tryLater({ step, stepSeconds, random }: StepContext, cohort: Cohort): void {
    const { maxAttempts, backoff } = this.parameters;
    if (cohort.failures >= maxAttempts) {
      this.unprocessed += cohort.count;
      return;
    }
    const refused = { ...cohort, failures: cohort.failures + 1 };
    const waitSteps = longestWait(backoff, refused.failures) / stepSeconds;
    for (const part of spreadWait(refused, { waitSteps, jitter: backoff.jitter }, random)) {
      this.invoking.note(step + part.steps, part.cohort);
    }
  }
}
