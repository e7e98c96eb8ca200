import { setMaxListeners } from 'node:events';
import type { Clock } from '../../../clock/clock';
import { completePause } from '../../../clock/complete-pause';
import { AwsError } from '../../../errors/aws-error';
import type { InvocationResult } from './invocation-result';
import { TooManyRequests } from './too-many-requests';

/**
 * What AWS waits before it invokes a function again that failed: "one minute before the first two attempts, and two minutes
 * between the second and third" (Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation").
 */
const RETRY_WAITS_MS = [60_000, 120_000];

/** A throttled event goes back to the queue, the wait growing "from 1 second to a maximum of 5 minutes". */
const SHORTEST_THROTTLE_WAIT_MS = 1_000;
const LONGEST_THROTTLE_WAIT_MS = 300_000;

/** How often, and how long, an event is tried. */
export interface EventLimits {
  /** After the first attempt: 0 to 2. */
  readonly retryAttempts: number;
  readonly maxAgeSeconds: number;
}

/** What became of an event. */
export interface EventEnd {
  /** In the words of the record that is sent of it. */
  readonly condition: 'EventAgeExceeded' | 'RetriesExhausted' | 'Success';
  /** How often the function was invoked. */
  readonly invokeCount: number;
  /** Of the last invocation. @default - it was throttled each time */
  readonly result?: InvocationResult;
}

/**
 * The events that functions are invoked with and nobody waits for. When it is disposed of, those that wait for another attempt are
 * dropped.
 */
export class EventInvocations implements AsyncDisposable {
  private readonly end = new AbortController();
  private readonly accepted = new Set<Promise<EventEnd | undefined>>();

  constructor(private readonly clock: Clock) {
    // Every event that waits listens to it.
    setMaxListeners(0, this.end.signal);
  }

  /**
   * Takes an event and makes the first attempt at once.
   *
   * @param attempt invokes the function
   * @returns when there are no more attempts; undefined for an event that was dropped: its function has gone, or the run ends
   */
  accept(limits: EventLimits, attempt: () => Promise<InvocationResult>): Promise<EventEnd | undefined> {
    const handled = this.handle(new EventAttempts(limits, attempt));
    this.accepted.add(handled);
    return handled.finally(() => this.accepted.delete(handled));
  }

  /** How many are under way, or wait for another attempt. */
  get count(): number {
    return this.accepted.size;
  }

  /** Aborts when no more attempts are made. */
  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Makes no more attempts. */
  breakOff(): void {
    this.end.abort();
  }

  /** Waits for the attempts under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.breakOff();
    await Promise.all(this.accepted);
  }

  private async handle(attempts: EventAttempts): Promise<EventEnd | undefined> {
    const { clock, end } = this;
    const ageMs = clock.stopwatch();
    for (;;) {
      const waitMs = await attempts.next();
      if (waitMs === undefined) return attempts.end;
      // It is not waited for what would be too late (recorded on AWS).
      if (attempts.isTooOld(ageMs() + waitMs)) return attempts.tooOld;
      if (!(await completePause(clock, waitMs, end.signal))) return undefined;
    }
  }
}

/** The attempts at one event. */
class EventAttempts {
  /** Once there are no more; undefined for an event that is dropped. */
  end: EventEnd | undefined;
  private invokeCount = 0;
  private throttles = 0;
  private result: InvocationResult | undefined;

  constructor(
    private readonly limits: EventLimits,
    private readonly attempt: () => Promise<InvocationResult>,
  ) {}

  /** Makes one. @returns what to wait before the next, in milliseconds; undefined if there is to be none */
  async next(): Promise<number | undefined> {
    try {
      this.result = await this.attempt();
      this.invokeCount += 1;
      if (!this.result.hasFailed) return this.endWith('Success');
      const retries = RETRY_WAITS_MS.slice(0, this.limits.retryAttempts);
      return retries[this.invokeCount - 1] ?? this.endWith('RetriesExhausted');
    } catch (error) {
      if (error instanceof TooManyRequests) {
        return Math.min(SHORTEST_THROTTLE_WAIT_MS * 2 ** this.throttles++, LONGEST_THROTTLE_WAIT_MS);
      }
      // A function that is gone takes no more events.
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  }

  isTooOld(ageMs: number): boolean {
    return ageMs >= this.limits.maxAgeSeconds * 1000;
  }

  get tooOld(): EventEnd {
    const { invokeCount, result } = this;
    return { condition: 'EventAgeExceeded', invokeCount, ...(result && { result }) };
  }

  private endWith(condition: EventEnd['condition']): undefined {
    const { invokeCount, result } = this;
    this.end = { condition, invokeCount, ...(result && { result }) };
  }
}
