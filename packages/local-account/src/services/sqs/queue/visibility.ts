import { AwsError } from '../../../errors/aws-error';
import { invalidValueFor } from '../error/error';
import type { QueuedMessage } from '../message/message';

/** A message cannot be kept hidden for longer than this after it was received (SQS API Reference, ChangeMessageVisibility). */
const MAXIMUM_VISIBILITY_SECONDS = 43_200;

/**
 * Until when a message is hidden whose visibility timeout is changed now, in the time that hides messages.
 *
 * An old receipt handle will do, and so will a message that is visible again (LocalStack,
 * test_terminate_visibility_timeout_after_receive and
 * test_change_message_visibility_after_visibility_timeout_expiration, recorded on AWS). When AWS says
 * MessageNotInflight is Not confirmed against AWS: here, when the message came back into the queue and was not
 * received since.
 *
 * @param now in the time that hides messages
 * @throws AwsError InvalidParameterValue for a message that is gone, or beyond twelve hours since it was received
 */
export function hiddenUntil(
  message: QueuedMessage | undefined,
  handle: string,
  visibilityTimeoutSeconds: number,
  now: number,
): number {
  if (!message) {
    throw invalidValueFor(
      'ReceiptHandle',
      handle,
      'Message does not exist or is not available for visibility timeout change.',
    );
  }
  if (!message.delivery) {
    throw new AwsError('AWS.SimpleQueueService.MessageNotInflight', "The specified message isn't in flight.");
  }
  const until = now + visibilityTimeoutSeconds * 1000;
  if (until - message.delivery.receivedAt > MAXIMUM_VISIBILITY_SECONDS * 1000) {
    throw invalidValueFor(
      'VisibilityTimeout',
      visibilityTimeoutSeconds,
      `Total VisibilityTimeout for the message is beyond the limit [${MAXIMUM_VISIBILITY_SECONDS} seconds]`,
    );
  }
  return until;
}
