import { Calendar } from './calendar';
import { type Cohort, countOf, takeInProportion } from './cohort';
import type { Limit } from './limit-ledger';
import type { SimulatedQueue } from './source-queue';
import { type StepContext, usesInSteps } from './step-context';
import { TokenBucket } from './token-bucket';

export interface PipeParameters {
  /** Messages a batch. */
  readonly batchSize: number;
  /** From a receive to the next: PutEvents and the deletion are in it. */
  readonly batchSeconds: number;
  /** Batches at once when a queue becomes active. */
  readonly firstBatches: number;
  readonly growthPerMinute: number;
  readonly mostBatches: number;
  /** Which quota it is that the most batches follow from. */
  readonly mostBatchesBy: 'pipe-batches' | 'pipes-account-batches';
  readonly putEventsPerSecond: number;
}

/** As long as pollers find this share of what they could take, there are not too many of them. */
const FULL_ENOUGH = 0.9;

/**
 * The pipe: so many pollers take batches and put each on the bus with one PutEvents. While messages are left, there are more pollers by the
 * minute; while many pollers find none, fewer, at the same pace. AWS says only the former.
 *
 * A batch is full only if each poller finds so many: until then messages are dealt out one by one.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 */
export class SimulatedPipe {
  private readonly putEvents: TokenBucket;
  private readonly underWay = new Calendar();
  private readonly freed = new Map<number, number>();
  private pollers: number;
  private busy = 0;

  constructor(
    private readonly parameters: PipeParameters,
    private readonly queue: SimulatedQueue,
  ) {
    const { putEventsPerSecond, firstBatches } = parameters;
    this.putEvents = new TokenBucket({ size: putEventsPerSecond, perSecond: putEventsPerSecond });
    this.pollers = firstBatches;
  }

  /** Batches at once. */
  get concurrency(): number {
    return this.busy;
  }

  /** @returns what is on the bus now */
  advance(context: StepContext): readonly Cohort[] {
    const { step, stepSeconds, limits } = context;
    this.putEvents.refill(stepSeconds);
    this.busy -= this.freed.get(step) ?? 0;
    this.freed.delete(step);
    const delivered = this.underWay.take(step);
    this.queue.delete(delivered);

    const { busySteps, perStep } = usesInSteps(this.parameters.batchSeconds, context);
    const places = Math.max(0, Math.floor(this.pollers) - this.busy) * perStep;
    const { receivable } = this.queue;
    const count = Math.min(receivable, places * this.parameters.batchSize);
    const batches = Math.min(places, count);
    const received = this.queue.receive(count);
    const put = Math.min(batches, this.putEvents.available);
    this.putEvents.take(put);
    const { taken, left } = takeInProportion(
      received,
      batches === 0 ? 0 : Math.floor((count * put) / batches),
    );
    for (const cohort of taken) this.underWay.note(step + busySteps, cohort);
    this.queue.fail(context, left);
    limits.held('put-events', countOf(left));
    const used = Math.ceil(batches / perStep);
    this.busy += used;
    this.freed.set(step + busySteps, (this.freed.get(step + busySteps) ?? 0) + used);
    this.adaptPollers(context, { count, room: places * this.parameters.batchSize });
    return delivered;
  }

  /** @param taken how many messages the free pollers took, and how many they had room for */
  private adaptPollers(
    { stepSeconds, limits }: StepContext,
    { count, room }: { readonly count: number; readonly room: number },
  ): void {
    const { firstBatches, growthPerMinute, mostBatches } = this.parameters;
    const { waiting, receivable } = this.queue;
    const change = (growthPerMinute / 60) * stepSeconds;
    if (waiting === 0) {
      if (count < FULL_ENOUGH * room) this.pollers = Math.max(firstBatches, this.pollers - change);
      return;
    }
    // What is left for the next step alone is no backlog.
    if (waiting > count) limits.held(this.bindingLimit(receivable), waiting);
    this.pollers = Math.min(mostBatches, this.pollers + change);
  }

  private bindingLimit(receivable: number): Limit {
    if (receivable === 0) return 'queue-in-flight';
    const { mostBatches, mostBatchesBy } = this.parameters;
    return this.pollers < mostBatches ? 'pipe-growth' : mostBatchesBy;
  }
}
