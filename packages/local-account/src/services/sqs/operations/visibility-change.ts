import type { z } from 'zod';
import type { QueueMessages } from '../queue/queue-messages';
import { integerParameter } from './integer-parameter';
import { text, wholeNumber } from './member-types';
import { requiredParameter } from './required-parameter';

const VISIBILITY_TIMEOUT = {
  name: 'VisibilityTimeout',
  minimum: 0,
  maximum: 43_200,
  reason: 'VisibilityTimeout must be an integer between 0 and 43200.',
};

/** The members that ChangeMessageVisibility and an entry of its batch have in common. */
export const visibilityChangeMembers = { ReceiptHandle: text, VisibilityTimeout: wholeNumber };

/** @throws AwsError as ChangeMessageVisibility does */
export function changeVisibility(
  messages: QueueMessages,
  { ReceiptHandle, VisibilityTimeout }: z.output<z.ZodObject<typeof visibilityChangeMembers>>,
): void {
  const handle = requiredParameter('ReceiptHandle', ReceiptHandle);
  const seconds = integerParameter(VisibilityTimeout, VISIBILITY_TIMEOUT, undefined);
  messages.changeVisibility(handle, requiredParameter('VisibilityTimeout', seconds));
}
