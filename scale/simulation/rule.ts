import { Calendar } from './calendar';
import { type Cohort, countOf, takeInProportion } from './cohort';
import { type Backoff, longestWait, spreadWait } from './spread-wait';
import { type StepContext } from './step-context';
import { TokenBucket } from './token-bucket';
import { WaitingLine } from './waiting-line';

export interface RuleParameters {
  readonly invocationsPerSecond: number;
  readonly startsPerSecond: number;
  readonly startBurst: number;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  readonly backoff: Backoff;
}

/**
 * The rule: invokes its target for each event, as fast as the quota of invocations lets it, and the target is StartExecution, which has a
 * quota of its own. What is refused there it tries again, until it has tried too often or for too long.
 */
export class SimulatedRule {
  private readonly invocations: TokenBucket;
  private readonly starts: TokenBucket;
  private readonly delayed = new WaitingLine();
  private readonly retries = new Calendar();
  /** How many are in *unprocessed* since their workflow could not be started. */
  unprocessed = 0;

  constructor(private readonly parameters: RuleParameters) {
    const { invocationsPerSecond, startsPerSecond, startBurst } = parameters;
    this.invocations = new TokenBucket({ size: invocationsPerSecond, perSecond: invocationsPerSecond });
    this.starts = new TokenBucket({ size: startBurst, perSecond: startsPerSecond });
  }

  /** Delayed by the quota of invocations. */
  get waiting(): number {
    return this.delayed.count;
  }

  /** To be tried again. */
  get retrying(): number {
    return this.retries.count;
  }

  /** @returns the executions that are started now */
  advance(context: StepContext, events: readonly Cohort[]): readonly Cohort[] {
    const { step, stepSeconds, limits } = context;
    this.invocations.refill(stepSeconds);
    this.starts.refill(stepSeconds);
    this.delayed.add(events);
    this.delayed.add(this.retries.take(step));
    const invoked = this.delayed.take(this.invocations.available);
    this.invocations.take(countOf(invoked));
    limits.held('rule-invocations', this.delayed.count);
    const { taken, left } = takeInProportion(invoked, this.starts.available);
    this.starts.take(countOf(taken));
    limits.held('start-rate', countOf(left));
    for (const cohort of left) this.tryLater(context, cohort);
    return taken;
  }

  private tryLater(context: StepContext, cohort: Cohort): void {
    const { step, stepSeconds, random } = context;
    const { backoff, maximumEventAgeSeconds, maximumRetryAttempts } = this.parameters;
    const { firstTriedAt = step, failures } = cohort;
    const leftSteps = Math.floor(maximumEventAgeSeconds / stepSeconds) - (step - firstTriedAt);
    if (failures >= maximumRetryAttempts || leftSteps <= 0) {
      this.unprocessed += cohort.count;
      return;
    }
    const refused = { ...cohort, firstTriedAt, failures: failures + 1 };
    const waitSteps = longestWait(backoff, refused.failures) / stepSeconds;
    for (const part of spreadWait(refused, { waitSteps, jitter: backoff.jitter }, random)) {
      this.retries.note(step + Math.min(leftSteps, part.steps), part.cohort);
    }
  }
}
