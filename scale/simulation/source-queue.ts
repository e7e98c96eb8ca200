import { Calendar } from './calendar';
import { type Cohort, countOf } from './cohort';
import { type StepContext, stepsOf } from './step-context';
import { WaitingLine } from './waiting-line';

export interface SourceQueueParameters {
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount: number;
  readonly mostInFlight: number;
}

/** The queue: what waits, what was received and not deleted, and what was received too often. */
export class SimulatedQueue {
  private readonly visible = new WaitingLine();
  private readonly hidden = new Calendar();
  private inBatches = 0;
  /** How many are in *undelivered*. */
  undelivered = 0;

  constructor(private readonly parameters: SourceQueueParameters) {}

  get waiting(): number {
    return this.visible.count;
  }

  get inFlight(): number {
    return this.inBatches + this.hidden.count;
  }

  /** Takes in what is new, and what is visible again. */
  advance({ step }: StepContext, accepted: readonly Cohort[]): void {
    this.visible.add(accepted);
    for (const cohort of this.hidden.take(step)) {
      if (cohort.failures >= this.parameters.maxReceiveCount) this.undelivered += cohort.count;
      else this.visible.add([cohort]);
    }
  }

  /** How many can be received at once. */
  get receivable(): number {
    return Math.max(0, Math.min(this.visible.count, this.parameters.mostInFlight - this.inFlight));
  }

  receive(count: number): readonly Cohort[] {
    const received = this.visible.take(count);
    this.inBatches += countOf(received);
    return received;
  }

  delete(cohorts: readonly Cohort[]): void {
    this.inBatches -= countOf(cohorts);
  }

  /** What could not be put on the bus comes back after the visibility timeout. */
  fail(context: StepContext, cohorts: readonly Cohort[]): void {
    this.inBatches -= countOf(cohorts);
    const backIn = Math.max(1, stepsOf(this.parameters.visibilityTimeoutSeconds, context));
    for (const cohort of cohorts) {
      this.hidden.note(context.step + backIn, { ...cohort, failures: cohort.failures + 1 });
    }
  }
}
