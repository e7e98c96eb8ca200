/** AWS's way to limit a rate: so many tokens at the most, refilled at a rate; each request takes one, or is refused. */
export class TokenBucket {
  private tokens: number;

  /** It is full in the beginning. */
  constructor(private readonly props: { readonly size: number; readonly perSecond: number }) {
    this.tokens = props.size;
  }

  /** Whole ones that are there. */
  get available(): number {
    // Sums of fractions may miss a whole number by as little as this.
    return Math.floor(this.tokens + 1e-9);
  }

  refill(seconds: number): void {
    this.tokens = Math.min(this.props.size, this.tokens + seconds * this.props.perSecond);
  }

  /** @param count at most what is available */
  take(count: number): void {
    this.tokens -= count;
  }
}
