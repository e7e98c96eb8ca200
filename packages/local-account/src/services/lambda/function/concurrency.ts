import { type ThrottleReason, TooManyRequests } from '../invocation/too-many-requests';

/** How many invocations may be under way at once: those of one function that reserves them, or of all that reserve none. */
export class Concurrency {
  private underWay = 0;

  /** @param most asked anew each time: reservations of others make it less */
  constructor(
    private readonly most: () => number,
    private readonly reason: ThrottleReason,
  ) {}

  /**
   * Counts an invocation in.
   *
   * @returns what counts it out
   * @throws TooManyRequests if as many as may be are under way
   */
  enter(): () => void {
    if (this.underWay >= this.most()) throw new TooManyRequests(this.reason);
    this.underWay += 1;
    return () => {
      this.underWay -= 1;
    };
  }
}
