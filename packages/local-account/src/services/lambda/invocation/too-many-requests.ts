import { AwsError } from '../../../errors/aws-error';

/** Why Lambda throttles: the values of `Reason` that concern concurrency. */
export type ThrottleReason =
  | 'ConcurrentInvocationLimitExceeded'
  | 'ReservedFunctionConcurrentInvocationLimitExceeded';

/** An invocation beyond a concurrency limit. */
export class TooManyRequests extends AwsError {
  constructor(
    /** What AWS answers as `Reason` beside the message. */
    readonly reason: ThrottleReason,
  ) {
    super('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason: reason });
  }
}
