import { createHash } from 'node:crypto';
import type { Clock } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';

/** "A client request token is valid for 10 minutes after the first request that uses it is completed." */
const VALID_MS = 600_000;

/** More are forgotten, the oldest first. */
const MOST_TOKENS = 10_000;

/** Which transactions have been made lately, by the tokens that their clients gave them. */
export class Idempotency {
  private readonly byToken = new Map<string, { readonly digest: string; readonly at: number }>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /**
   * @param request what the client asked
   * @returns whether it has been done already
   * @throws AwsError `IdempotentParameterMismatchException` for another request with the same token
   */
  isRepeated(token: string, request: unknown): boolean {
    const earlier = this.byToken.get(token);
    if (!earlier || this.clock.now() - earlier.at >= VALID_MS) return false;
    if (earlier.digest === digestOf(request)) return true;
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'The provided client token was already used with different request parameters',
    );
  }

  remember(token: string, request: unknown): void {
    this.byToken.delete(token);
    this.byToken.set(token, { digest: digestOf(request), at: this.clock.now() });
    if (this.byToken.size <= MOST_TOKENS) return;
    for (const oldest of this.byToken.keys()) {
      this.byToken.delete(oldest);
      return;
    }
  }
}

function digestOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
