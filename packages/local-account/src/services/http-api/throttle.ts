import type { Clock } from '../../clock/clock';
import { GatewayError } from './gateway-error';
import { type ThrottleLimits, TokenBucket } from './token-bucket';

/**
 * What an account may do in a Region by default. It is shared by all of its APIs; here it stands for a limit that a template leaves out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const ACCOUNT_LIMITS: ThrottleLimits = { ratePerSecond: 10_000, burst: 5_000 };

/** Limits as a template gives them, for all routes or for one. */
export type GivenLimits = Partial<ThrottleLimits>;

/**
 * The throttle of a stage. Limits given for a route replace the stage's as a whole: what they leave out is the account's, not the
 * stage's (https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80).
 *
 * Not confirmed against AWS: that the stage's limits hold for each route alone and not for all of them together.
 */
export class Throttle {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly ofStage: GivenLimits,
    private readonly byRouteKey: ReadonlyMap<string, GivenLimits>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** The routes that have limits of their own. */
  get routeKeys(): readonly string[] {
    return [...this.byRouteKey.keys()];
  }

  /** @throws GatewayError 429 for a request beyond the limits of its route */
  admit(routeKey: string): void {
    let bucket = this.buckets.get(routeKey);
    if (!bucket) {
      bucket = new TokenBucket(
        { ...ACCOUNT_LIMITS, ...(this.byRouteKey.get(routeKey) ?? this.ofStage) },
        this.clock,
      );
      this.buckets.set(routeKey, bucket);
    }
    if (!bucket.take()) throw new GatewayError(429, 'Too Many Requests', 'THROTTLED');
  }
}
