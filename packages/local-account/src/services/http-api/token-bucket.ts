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
  /** The monotonic clock: setting the wall clock neither fills nor drains the bucket. */
  private filledAt = performance.now();

  constructor(private readonly limits: ThrottleLimits) {
    // A rate of 0 lets nothing pass. Not confirmed against AWS: that this holds with a burst above 0, too.
    this.tokens = limits.ratePerSecond === 0 ? 0 : limits.burst;
  }

  /** @returns whether there was a token */
  take(): boolean {
    const now = performance.now();
    const come = ((now - this.filledAt) / 1000) * this.limits.ratePerSecond;
    this.tokens = Math.min(this.limits.burst, this.tokens + come);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
