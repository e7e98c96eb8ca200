import type { Clock } from '../../clock/clock';

/** How many requests may come. */
export interface ThrottleLimits {
  readonly ratePerSecond: number;
  /** The most that may come at once after a pause. */
  readonly burst: number;
}

/**
 * Tokens come at a steady rate, each request takes one, and the bucket holds no more than a burst. It is exact, where AWS calls its own
 * best-effort.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly limits: ThrottleLimits,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.filledAt = clock.now();
    // A rate of 0 lets nothing pass. Not confirmed against AWS: that this holds with a burst above 0, too.
    this.tokens = limits.ratePerSecond === 0 ? 0 : limits.burst;
  }

  /** @returns whether there was a token */
  take(): boolean {
    const now = this.clock.now();
    // A machine's clock that is set back takes no tokens away.
    const passedMs = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.limits.burst, this.tokens + (passedMs / 1000) * this.limits.ratePerSecond);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
