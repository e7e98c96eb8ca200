import type { AwsError } from '../../../errors/aws-error';
import { overLimit } from '../error/error';

/** SQS Developer Guide, "Amazon SQS message quotas": in flight at a time in a standard queue. */
export const MAXIMUM_IN_FLIGHT = 120_000;

/** What a short poll gets while that many are in flight; a long poll waits. The wording is Not confirmed against AWS. */
export function tooManyInFlight(): AwsError {
  return overLimit(`Too many messages are in flight: a queue may have ${MAXIMUM_IN_FLIGHT} at a time.`);
}
