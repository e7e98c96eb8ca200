import { randomUUID } from 'node:crypto';
import { AccessDenied } from '../../../access/access-denied';
import { AwsError } from '../../../errors/aws-error';
import { type DeliveryFailure, DeliveryRefused } from './delivery-refused';

/** How the SDK that EventBridge calls targets with names their services. */
const SERVICE_NAMES = new Map([
  ['events', 'AmazonEventBridge'],
  ['lambda', 'AWSLambda'],
  ['logs', 'AWSLogs'],
  ['sns', 'AmazonSNS'],
  ['sqs', 'AmazonSQS'],
  ['states', 'AWSStepFunctions'],
  ['sts', 'AWSSecurityTokenService'],
]);

/**
 * Tells failures as EventBridge does: a missing permission or a missing target goes to the dead-letter queue at once. The form of
 * the message is recorded of SQS targets.
 *
 * Not confirmed against AWS: the code for input that the target refuses, and that it is not retried, as other errors of the
 * caller are not.
 *
 * @param targetService the service in the target's ARN, such as `states`
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deliveryFailure(error: unknown, targetService: string): DeliveryFailure {
  if (error instanceof DeliveryRefused) return error.failure;
  if (!(error instanceof AwsError)) throw error;
  const assumesRole = error instanceof AccessDenied && error.action === 'sts:AssumeRole';
  const message = sdkMessage(error, assumesRole ? 'sts' : targetService);
  if (assumesRole) return { code: 'FAILED_TO_ASSUME_ROLE', message, retryable: false };
  if (error instanceof AccessDenied) return { code: 'NO_PERMISSIONS', message, retryable: false };
  if (/DoesNotExist|NotFound|NonExistent/.test(error.code)) {
    return { code: 'NO_RESOURCE', message, retryable: false };
  }
  if (/Throttl|TooManyRequests|LimitExceeded/.test(error.code)) {
    return { code: 'THROTTLING', message, retryable: true };
  }
  if (error.httpStatus >= 500) return { code: 'ERROR_FROM_TARGET', message, retryable: true };
  return { code: 'INVALID_PARAMETER', message, retryable: false };
}

function sdkMessage({ message, code, httpStatus }: AwsError, service: string): string {
  const name = SERVICE_NAMES.get(service) ?? service;
  return `${message} (Service: ${name}; Status Code: ${httpStatus}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null)`;
}
