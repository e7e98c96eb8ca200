import type { StepContext } from './step-context';
import { TokenBucket } from './token-bucket';

export interface HttpApiParameters {
  /** `throttleRateLimit` and `throttleBurstLimit`, of all copies of the stack together. */
  readonly stage: { readonly perSecond: number; readonly size: number };
  /** The account's quota. */
  readonly account: { readonly perSecond: number; readonly size: number };
}

/** The API: what a token of the stage and of the account is there for, is in the queue; the rest is refused with 429. */
export class SimulatedApi {
  private readonly stage: TokenBucket;
  private readonly account: TokenBucket;

  constructor(parameters: HttpApiParameters) {
    this.stage = new TokenBucket(parameters.stage);
    this.account = new TokenBucket(parameters.account);
  }

  /** @returns how many are accepted */
  advance({ stepSeconds, limits }: StepContext, arrived: number): number {
    this.stage.refill(stepSeconds);
    this.account.refill(stepSeconds);
    const accepted = Math.min(arrived, this.stage.available, this.account.available);
    const binding = this.stage.available <= this.account.available ? 'throttleRateLimit' : 'api-rate';
    limits.held(binding, arrived - accepted);
    this.stage.take(accepted);
    this.account.take(accepted);
    return accepted;
  }
}
