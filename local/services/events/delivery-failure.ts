import { AccessDenied } from '../../access/access-denied';
import { AwsError } from '../../aws-error';

/** Why a target did not take an event. */
export interface DeliveryFailure {
  /** One of EventBridge's `ERROR_CODE` values. */
  readonly code: string;
  readonly message: string;
  /** Whether another try may help. */
  readonly retryable: boolean;
}

/**
 * Tells failures as EventBridge does: a missing permission or a missing target goes to the dead-letter queue at once.
 *
 * Not confirmed against AWS: the code for input that the target refuses, and whether AWS retries it; it is retried here.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deliveryFailure(error: unknown): DeliveryFailure {
  if (!(error instanceof AwsError)) throw error;
  const { message } = error;
  if (error instanceof AccessDenied) {
    const code = error.action === 'sts:AssumeRole' ? 'FAILED_TO_ASSUME_ROLE' : 'NO_PERMISSIONS';
    return { code, message, retryable: false };
  }
  if (/DoesNotExist|NotFound/.test(error.code)) return { code: 'NO_RESOURCE', message, retryable: false };
  if (/Throttl|TooManyRequests|LimitExceeded/.test(error.code))
    return { code: 'THROTTLING', message, retryable: true };
  if (error.httpStatus >= 500) return { code: 'ERROR_FROM_TARGET', message, retryable: true };
  return { code: 'INVALID_PARAMETER', message, retryable: true };
}
